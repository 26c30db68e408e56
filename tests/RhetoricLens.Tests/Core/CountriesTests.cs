using RhetoricLens.Core;

namespace RhetoricLens.Tests.Core;

public sealed class CountriesTests
{
    [Theory]
    [InlineData("CHN", "CHN")]
    [InlineData("cn", "CHN")]
    [InlineData("China", "CHN")]
    [InlineData(" est ", "EST")]
    [InlineData("EU", "EU")]
    [InlineData("SUN", "SUN")]
    [InlineData("NAM", "NAM")]
    public void A_country_is_found_by_any_of_its_codes_and_by_name(string text, string code) => Assert.Equal(code, Countries.Find(text)?.Code);

    [Fact]
    public void A_grouping_wins_over_the_two_letter_code_of_a_country() => Assert.Equal(CountryKind.Grouping, Countries.Find("AU")?.Kind);

    [Theory]
    [InlineData("XYZ")]
    [InlineData("")]
    [InlineData(null)]
    public void An_unknown_code_is_not_found(string? text) => Assert.Null(Countries.Find(text));

    [Fact]
    public void A_mistyped_name_brings_the_countries_that_begin_alike() =>
        Assert.Contains(Countries.Similar("Chna"), country => country.Code == "CHN");

    [Fact]
    public void Codes_are_unique_and_complete()
    {
        Assert.Equal(Countries.All.Count, Countries.All.Select(country => country.Code).Distinct().Count());
        Assert.Equal(249 + 1, Countries.All.Count(country => country.Kind == CountryKind.Country));
        Assert.All(Countries.All, country => Assert.NotEmpty(country.Name));
    }
}
