using RhetoricLens.Queries;
using RhetoricLens.Stance.Train;
using RhetoricLens.Tests.Support;

namespace RhetoricLens.Tests.Program;

public sealed class ModelEvaluationTests : IDisposable
{
    private readonly TempFolder _folder = new();
    private readonly Workspace _workspace;

    public ModelEvaluationTests() => _workspace = Workspace.Open(_folder.Path).Value;

    public void Dispose()
    {
        _workspace.Dispose();
        _folder.Dispose();
    }

    [Fact]
    public void The_test_set_of_the_gate_gives_the_figures_that_the_registry_states()
    {
        var measured = _workspace.Evaluations.Of(_workspace, "linear-3", ModelEvaluations.Gate).Value;
        Assert.Equal(("held-out", 384, 0), (measured.On, measured.Evaluation.Count, measured.Seen));
        Assert.Equal(_workspace.Registry.Get("linear-3").Value.Metrics["test_held_out_macro_f1"], measured.Evaluation.MacroF1, 3);
        Assert.Equal(384, measured.Evaluation.Reliability.Sum(bin => bin.N));
        Assert.NotEmpty(measured.Parts);
    }

    [Fact]
    public void A_set_that_was_trained_on_is_said_to_flatter() =>
        Assert.True(_workspace.Evaluations.Of(_workspace, "linear-3", "authored").Value.Seen > 700);

    [Theory]
    [InlineData("linear-99", "gate", "unknown_model")]
    [InlineData("linear-3", "no-such-set", "unknown_set")]
    public void What_cannot_be_measured_is_a_problem(string id, string on, string code) =>
        Assert.Equal(code, _workspace.Evaluations.Of(_workspace, id, on).Problem!.Code);

    [Fact]
    public void Judging_a_challenger_puts_nothing_in_use()
    {
        var judged = new Promotion(_workspace.Registry, ModelList.ShippedTest).Judge("linear-3");
        Assert.Equal("already_in_use", judged.Problem!.Code);
        Assert.Equal("unknown_model", new Promotion(_workspace.Registry, ModelList.ShippedTest).Judge("linear-99").Problem!.Code);
    }
}
