using RhetoricLens.Stance.Validate;
using RhetoricLens.Tests.Support;

namespace RhetoricLens.Tests.Stance.Validate;

public sealed class CriteriaReaderTests
{
    private static string Shipped => Path.Combine(Repository.Root, "corpora", "criteria");

    [Theory]
    [InlineData("un-74-247", "yes", 79)]
    [InlineData("un-74-247", "no", 60)]
    [InlineData("un-74-247", "abstain", 33)]
    [InlineData("un-73-27", "yes", 119)]
    [InlineData("un-73-266", "no", 12)]
    [InlineData("wcit-12", "signed", 89)]
    [InlineData("wcit-12", "not_signed", 55)]
    [InlineData("foc", "member", 42)]
    public void The_shipped_facts_add_up_to_the_published_counts(string criterion, string value, int count) =>
        Assert.Equal(count, Facts(criterion).Facts.Values.Count(fact => fact.Value == value));

    [Theory]
    [InlineData("un-74-247", "RUS", "yes")]
    [InlineData("un-74-247", "USA", "no")]
    [InlineData("un-73-266", "RUS", "no")]
    [InlineData("un-73-266", "USA", "yes")]
    [InlineData("wcit-12", "CHN", "signed")]
    [InlineData("wcit-12", "SWE", "not_signed")]
    [InlineData("digital-deciders-2018", "JPN", "global_open")]
    [InlineData("foc", "EST", "member")]
    [InlineData("foc", "CHN", "not_member")]
    public void Well_known_deeds_are_among_the_facts(string criterion, string country, string value) =>
        Assert.Equal(value, Facts(criterion).Facts[country].Value);

    [Fact]
    public void Russia_is_on_the_low_side_of_every_criterion_and_the_United_States_on_the_high_side()
    {
        foreach (var facts in CriteriaReader.Read(Shipped).Value)
        {
            Assert.Equal(facts.Criterion.Low, facts.Facts["RUS"].Value);
            Assert.Equal(facts.Criterion.High, facts.Facts["USA"].Value);
        }
    }

    [Fact]
    public void Facts_from_memory_are_marked_as_unverified()
    {
        var wcit = Facts("wcit-12").Facts;
        Assert.Equal((56, 88), (wcit.Values.Count(fact => fact.IsVerified), wcit.Values.Count(fact => !fact.IsVerified)));
        Assert.DoesNotContain(Facts("un-74-247").Facts.Values, fact => fact.Value != "absent" && !fact.IsVerified);
    }

    [Theory]
    [InlineData("iso3,value\nRUS,signed\n")]
    [InlineData("iso3,value,source,verified\nRUS,signed\n")]
    [InlineData("iso3,value,source,verified\nEU,signed,x,yes\n")]
    [InlineData("iso3,value,source,verified\nRUS,signed,x,yes\nRUS,signed,x,yes\n")]
    public void A_table_that_is_not_in_order_is_a_problem_with_its_file(string content)
    {
        using var folder = new TempFolder();
        foreach (var criterion in Criterion.All)
            folder.File(criterion.Id + ".csv", content);
        var problem = CriteriaReader.Read(folder.Path).Problem;
        Assert.Equal("criterion_unreadable", problem?.Code);
        Assert.EndsWith("un-74-247.csv", problem?.Where, StringComparison.Ordinal);
    }

    [Fact]
    public void A_missing_table_is_a_problem()
    {
        using var folder = new TempFolder();
        Assert.Equal("criterion_unreadable", CriteriaReader.Read(folder.Path).Problem?.Code);
    }

    private static CriterionFacts Facts(string criterion) => CriteriaReader.Read(Shipped).Value.Single(facts => facts.Criterion.Id == criterion);
}
