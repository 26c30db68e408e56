using System.Text.Json;
using RhetoricLens.Queries;
using RhetoricLens.Tests.Support;

namespace RhetoricLens.Tests.Program;

public sealed class ValidateTests(House house) : IClassFixture<House>, IDisposable
{
    private const string Rows = """
        {"text": "States rule, others help.", "label": "mixed", "country": "RUS", "corpus": "ungdc", "year": 2011}
        {"text": "States rule the net.", "label": "multilateral", "country": "CHN", "corpus": "ungdc", "year": 2011}
        {"text": "Users rule.", "label": "multistakeholder", "country": "EST", "corpus": "ungdc", "year": 2011}
        {"text": "Never so, =states rule.", "label": "multilateral", "country": "USA", "corpus": "ungdc", "year": 2011}
        {"text": "Together.", "label": "multistakeholder", "country": "EU", "corpus": "ungdc", "year": 2011}
        """;

    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void The_scores_of_a_store_are_held_against_votes()
    {
        var answer = house.Workspace.Validate(null, null).Value;
        Assert.Equal("linear-3", answer.Model);
        Assert.Equal(2, answer.Result.Countries);
        Assert.Equal((1, 1, 1), answer.Result.Figures.Where(figure => figure is { Criterion: "un-74-247", Variant: "all countries" }).Select(figure => (figure.Auc, figure.High, figure.Low)).Single());
    }

    [Fact]
    public void A_collection_that_is_not_there_and_a_model_that_is_not_there_are_problems()
    {
        Assert.Equal("no_positions", house.Workspace.Validate(null, "ungdc").Problem?.Code);
        Assert.Equal("unknown_model", house.Workspace.Validate("linear-99", null).Problem?.Code);
    }

    [Fact]
    public async Task Coded_passages_are_held_against_votes_and_the_worst_country_is_shown_with_its_words()
    {
        var run = await Cli.RunAsync("validate", "--labels", _folder.File("coded.jsonl", Rows), "--explain", "--data", _folder.Path);
        Assert.True(run.Code == 0, run.Messages);
        Assert.Contains("labels of coded.jsonl", run.Output);
        Assert.Contains("United States", run.Output);
        Assert.Contains("Never so, =states rule.", run.Output);
        Assert.Contains("EU 1", run.Messages);
        Assert.False(File.Exists(Path.Combine(_folder.Path, "rhetoriclens.db")));
    }

    [Fact]
    public async Task Figures_come_as_json_and_as_a_table()
    {
        var csv = Path.Combine(_folder.Path, "figures.csv");
        var run = await Cli.RunAsync("validate", "--labels", _folder.File("=1.jsonl", Rows), "--json", "--csv", csv, "--data", _folder.Path);
        var figures = JsonDocument.Parse(run.Output).RootElement.GetProperty("result").GetProperty("figures");
        var lines = (await File.ReadAllTextAsync(csv)).Split("\r\n", StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal(figures.GetArrayLength(), lines.Length - 1);
        Assert.StartsWith("criterion,variant,auc,low,high,n_high_side,n_low_side,", lines[0]);
        Assert.StartsWith("un-74-247,all countries,0.625,,,2,2,", lines[1]);
        Assert.EndsWith("labels of =1.jsonl", lines[1]);
    }

    [Fact]
    public async Task A_file_that_cannot_be_written_is_reported()
    {
        var run = await Cli.RunAsync("validate", "--labels", _folder.File("coded.jsonl", Rows), "--csv", Path.Combine(_folder.Path, "none", "f.csv"), "--data", _folder.Path);
        Assert.Equal(1, run.Code);
        Assert.Contains("cannot be written", run.Messages);
    }

    [SkippableFact]
    public void Coded_speeches_of_the_general_debate_rank_states_as_they_voted()
    {
        Skip.If(Repository.RealData is null, "RHETORICLENS_REAL_DATA names no folder.");
        var gold = Path.Combine(Repository.RealData!, "gold", "dev.jsonl");
        Skip.IfNot(File.Exists(gold), "There is no gold set.");
        var figures = ValidationQuery.Validate([gold], "ungdc", null).Value.Answer.Result.Figures.Where(figure => figure.Variant == "all countries").ToDictionary(figure => figure.Criterion);
        Assert.Equal(65.0 / 72, figures["un-74-247"].Auc!.Value, 9);
        Assert.Equal(0.906, figures["wcit-12"].Auc!.Value, 3);
        Assert.Equal(1, figures["digital-deciders-2018"].Auc);
    }
}
