using RhetoricLens.Core;

namespace RhetoricLens.Tests.Core;

public sealed class DocumentIdTests
{
    [Fact]
    public void A_plain_name_stays_readable() => Assert.Equal("ungdc:USA_70_2015", DocumentId.Of("ungdc", "USA_70_2015"));

    [Fact]
    public void A_path_stays_readable_and_apart_from_a_name_with_a_tilde()
    {
        Assert.Equal("web:speeches~2014~lu-wei", DocumentId.Of("web", "speeches/2014/lu-wei"));
        Assert.NotEqual(DocumentId.Of("web", "a/b"), DocumentId.Of("web", "a~b"));
    }

    [Fact]
    public void Names_that_look_alike_once_made_safe_stay_apart() =>
        Assert.NotEqual(DocumentId.Of("web", "a/b"), DocumentId.Of("web", "a?b"));

    [Fact]
    public void An_id_can_stand_in_an_address_whatever_the_name()
    {
        var id = DocumentId.Of("web", "讲话/第 1 页?x=<y>" + new string('z', 500));
        Assert.Matches("^[A-Za-z0-9._:~-]{1,120}$", id);
    }
}
