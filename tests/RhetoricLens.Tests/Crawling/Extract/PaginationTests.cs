using RhetoricLens.Crawling.Extract;

namespace RhetoricLens.Tests.Crawling.Extract;

public sealed class PaginationTests
{
    [Theory]
    [InlineData("http://a.org/news/", "http://a.org/news/?page=2", true)]
    [InlineData("http://a.org/news?page=2", "http://a.org/news?page=3", true)]
    [InlineData("http://a.org/news?y=1&page=2", "http://a.org/news?y=1", true)]
    [InlineData("http://a.org/news", "http://a.org/news/page/2", true)]
    [InlineData("http://a.org/news/page/2.html", "http://a.org/news/page/3.html", true)]
    [InlineData("http://a.org/list/1", "http://a.org/list/2", true)]
    [InlineData("http://a.org/news", "http://a.org/speeches", false)]
    [InlineData("http://a.org/news", "http://a.org/news/a-speech", false)]
    [InlineData("http://a.org/news", "http://a.org/news", false)]
    public void Parts_of_a_list_differ_in_a_number(string listing, string link, bool same) => Assert.Equal(same, Pagination.IsSameList(listing, link));
}
