using RhetoricLens.Core;
using RhetoricLens.Stance.Encoders;
using RhetoricLens.Stance.Score;
using RhetoricLens.Stance.Train;
using RhetoricLens.Tests.Stance.Score;
using RhetoricLens.Tests.Support;

namespace RhetoricLens.Tests.Stance.Train;

/// <summary>A process that dies between any two writes leaves the registry of before, or that of after.</summary>
public sealed class RegistryCrashTests(SmallModel small) : IClassFixture<SmallModel>, IDisposable
{
    private static readonly DateOnly Day = new(2026, 11, 23);

    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Adding_a_model_leaves_the_old_one_in_use_wherever_it_dies()
    {
        Prepare();
        var before = ScoresInUse();
        var writes = DieAtEachWrite(registry => registry.Add(small.Trained, Entry()), () =>
        {
            Assert.Equal(["linear-1"], Registry().List().Value.Select(model => model.Id));
            Assert.Equal(before, ScoresInUse());
        });
        Assert.Equal(4, writes);
        Assert.Equal(["linear-1", "linear-2"], Registry().List().Value.Select(model => model.Id));
    }

    [Fact]
    public void Adding_a_model_with_an_encoder_does_as_well()
    {
        Prepare();
        var encoder = SentenceEncoder.Load(TinyEncoder.Write(Path.Combine(_folder.Path, "tiny"))).Value;
        var trained = Trainer.Train(small.Set, SmallModel.Settings.With(encoder)).Value;
        Assert.Equal(6, DieAtEachWrite(registry => registry.Add(trained, Entry()), () => Assert.Equal(["linear-1"], Registry().List().Value.Select(model => model.Id))));
        Assert.True(Registry().Load("linear-2").IsOk);
    }

    [Fact]
    public void A_promotion_and_a_rollback_are_one_write_each()
    {
        Prepare();
        Registry().Add(small.Trained, Entry());
        var promote = new PromotionRequest("linear-2", Override: true, Reason: "a test");
        Assert.Equal(1, DieAtEachWrite(registry => new Promotion(registry, "").Promote(promote), () =>
        {
            Assert.Equal("linear-1", Registry().CurrentId().Value);
            Assert.Empty(Registry().History().Value);
        }));
        Assert.Equal("linear-2", Registry().CurrentId().Value);
        Assert.Equal(1, DieAtEachWrite(registry => new Promotion(registry, "").Rollback(""), () =>
        {
            Assert.Equal("linear-2", Registry().CurrentId().Value);
            Assert.Single(Registry().History().Value);
        }));
        Assert.Equal("linear-1", Registry().CurrentId().Value);
    }

    [Fact]
    public void Freezing_a_test_set_leaves_none_or_a_whole_one()
    {
        Prepare();
        Assert.Equal(2, DieAtEachWrite(registry => registry.Freeze(small.Set), () => Assert.Null(Registry().Frozen().Value)));
        Assert.Equal(48, GateTest.Find(Registry(), null, "").Value.Set.Passages.Count);
    }

    /// <summary>Lets the change die at its first write, then at its second, and so on until it comes through; returns how many writes it has.</summary>
    private int DieAtEachWrite(Action<ModelRegistry> change, Action check)
    {
        for (var dies = 0; ; dies++)
        {
            var left = dies;
            var registry = new ModelRegistry(_folder.Path)
            {
                WriteFile = (path, content) =>
                {
                    if (left-- == 0)
                        throw new Death();
                    File.WriteAllBytes(path, content);
                },
            };
            try
            {
                change(registry);
                return dies;
            }
            catch (Death)
            {
                check();
            }
        }
    }

    private void Prepare() => Assert.True(Registry().Add(small.Trained, Entry()).IsOk);

    private ModelRegistry Registry() => new(_folder.Path);

    private ModelEntry Entry() => new(Day, new Dictionary<string, double>(StringComparer.Ordinal), Passages: small.Set.Passages);

    private StanceProbabilities[] ScoresInUse()
    {
        var scorer = new StanceScorer(Registry().Load().Value);
        return small.Set.Passages.Select(passage => scorer.Score(passage.Text)).ToArray();
    }

    private sealed class Death : Exception;
}
