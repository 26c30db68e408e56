using RhetoricLens.Core;
using RhetoricLens.Stance.Encoders;
using RhetoricLens.Stance.Score;
using RhetoricLens.Stance.Train;
using RhetoricLens.Tests.Stance.Score;
using RhetoricLens.Tests.Support;

namespace RhetoricLens.Tests.Stance.Encoders;

/// <summary>A sentence encoder as one more part of a model: in training, scores, explanations and the registry.</summary>
public sealed class EncoderModelTests : IClassFixture<SmallModel>, IDisposable
{
    private const string Settings = """{"licence":"CC0","source":"made in the test"}""";
    private const string OffTopic = "Bread is dear and the harvest was poor.";

    private readonly TempFolder _folder = new();
    private readonly SmallModel _small;
    private readonly CountingEncoder _encoder;

    public EncoderModelTests(SmallModel small)
    {
        _small = small;
        _encoder = new CountingEncoder(SentenceEncoder.Load(TinyEncoder.Write(Path.Combine(_folder.Path, "tiny"), Settings)).Value);
    }

    public void Dispose() => _folder.Dispose();

    private ModelRegistry Registry => new(Path.Combine(_folder.Path, "models"));

    private IEnumerable<string> Texts => _small.Set.Passages.Select(passage => passage.Text);

    [Fact]
    public void A_model_read_back_scores_and_explains_as_the_one_that_was_trained()
    {
        var trained = Train();
        var before = new StanceScorer(trained.ToModel("before"));
        var after = new StanceScorer(Load(Register(trained)));
        Assert.All(Texts, text =>
        {
            Assert.Equal(before.Score(text), after.Score(text));
            Assert.Equal(before.Explain(text, int.MaxValue).Terms, after.Explain(text, int.MaxValue).Terms);
            Assert.NotEqual(_small.Scorer.Score(text), after.Score(text));
        });
    }

    [Fact]
    public void Its_term_and_the_others_add_up_to_the_lead_of_the_label()
    {
        var scorer = new StanceScorer(Train().ToModel("trained"));
        Assert.All(Texts, text =>
        {
            var p = scorer.Score(text);
            var others = Enum.GetValues<StanceLabel>().Where(label => label != p.Label).Average(label => Math.Log(p.Of(label)));
            var explanation = scorer.Explain(text, int.MaxValue);
            Assert.Equal(Math.Log(p.Of(p.Label)) - others, explanation.Total, 1e-5);
            Assert.Single(explanation.Terms, term => term.Term == "(sentence encoder)");
        });
    }

    [Fact]
    public void Off_topic_passages_never_reach_the_encoder_and_others_once()
    {
        var scorer = new StanceScorer(Train().ToModel("trained"));
        _encoder.Texts.Clear();
        Assert.Equal(StanceProbabilities.NoPosition, scorer.Score(OffTopic));
        Assert.False(scorer.Explain(OffTopic, 5).OnTopic);
        scorer.ScoreDocument(OffTopic + "\n\n" + OffTopic, []);
        Assert.Empty(_encoder.Texts);
        scorer.Score("The Internet.");
        scorer.Explain("The Internet.", 5);
        Assert.Equal(["The Internet."], _encoder.Texts);
    }

    [Fact]
    public void Scores_do_not_depend_on_the_number_of_threads()
    {
        var scorer = new StanceScorer(Load(Register(Train())));
        var texts = Texts.ToArray();
        var alone = texts.Select(text => scorer.Score(text)).ToArray();
        var together = new StanceProbabilities[8 * texts.Length];
        Parallel.For(0, together.Length, new ParallelOptions { MaxDegreeOfParallelism = 8 }, i => together[i] = scorer.Score(texts[i % texts.Length]));
        Assert.All(Enumerable.Range(0, together.Length), i => Assert.Equal(alone[i % alone.Length], together[i]));
    }

    [Fact]
    public void A_cross_validation_encodes_each_text_once()
    {
        Assert.True(CrossValidation.Run(_small.Set, SmallModel.Settings.With(_encoder), 4).IsOk);
        Assert.Equal(Texts.Order(StringComparer.Ordinal), _encoder.Texts.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Without_the_part_the_encoder_never_runs_and_nothing_is_said_of_it()
    {
        var settings = SmallModel.Settings.With(_encoder);
        var without = settings with { Features = settings.Features.Without([FeaturePart.Encoder]) };
        var trained = Trainer.Train(_small.Set, without).Value;
        Assert.Empty(_encoder.Texts);
        Assert.Equal(_small.Trained.File, trained.File);
        Assert.Equal(SmallModel.Settings.AsText(), without.AsText());
    }

    [Fact]
    public void The_entry_and_the_card_say_which_encoder_it_is()
    {
        var version = Register(Train());
        Assert.Equal((_encoder.Sha256, "3", "mean"), (version.Settings["encoder_sha256"], version.Settings["scale_encoder"], version.Settings["encoder_pooling"]));
        Assert.Contains("source made in the test; licence CC0", Registry.Card(version.Id).Value, StringComparison.Ordinal);
        Assert.Equal(["encoder.json", "model.onnx", "vocab.txt"], Directory.GetFiles(Path.Combine(_folder.Path, "models", version.Id, "encoder")).Select(Path.GetFileName).Order());
    }

    [Theory]
    [InlineData("model.onnx")]
    [InlineData("vocab.txt")]
    [InlineData("encoder.json")]
    public void An_encoder_that_was_tampered_with_or_taken_away_is_refused(string name)
    {
        var version = Register(Train());
        var file = Path.Combine(_folder.Path, "models", version.Id, "encoder", name);
        var bytes = File.ReadAllBytes(file);
        bytes[bytes.Length / 2] ^= 1;
        File.WriteAllBytes(file, bytes);
        Assert.Equal("model_corrupt", Registry.Load(version.Id).Problem?.Code);
        File.Delete(file);
        Assert.Equal(name == "encoder.json" ? "model_corrupt" : "model_missing", Registry.Load(version.Id).Problem?.Code);
    }

    [Fact]
    public void An_encoder_whose_files_changed_during_training_is_not_registered()
    {
        var trained = Train();
        File.AppendAllText(Path.Combine(_encoder.Folder, "vocab.txt"), "more\n");
        Assert.Equal("encoder_changed", Registry.Add(trained, Entry).Problem?.Code);
        Assert.Empty(Registry.List().Value);
    }

    [Fact]
    public void What_an_add_that_died_left_behind_does_not_stay_in_the_folder()
    {
        TinyEncoder.Write(Path.Combine(_folder.Path, "models", "linear-1", "encoder"), "{}");
        Directory.CreateDirectory(Path.Combine(_folder.Path, "plain"));
        var plain = SentenceEncoder.Load(TinyEncoder.Write(Path.Combine(_folder.Path, "plain"))).Value;
        Assert.True(Registry.Load(Register(Trainer.Train(_small.Set, SmallModel.Settings.With(plain)).Value).Id).IsOk);
    }

    [Fact]
    public void A_base_hands_its_encoder_down_and_so_does_the_model_in_use()
    {
        Register(Train());
        Directory.Delete(_encoder.Folder, recursive: true);
        foreach (var from in new[] { "linear-1", null })
        {
            var settings = TrainSettings.From(Registry, new TrainRequest([]) { Base = from }).Value;
            Assert.Equal((_encoder.Sha256, 3f), (settings.Encoder?.Sha256, settings.Features.EncoderScale));
        }
        Assert.Equal("linear-2", Register(Trainer.Train(_small.Set, TrainSettings.From(Registry, new TrainRequest([]) { Base = "linear-1" }).Value).Value).Id);
        Assert.True(Registry.Load("linear-2").IsOk);
    }

    [Fact]
    public void A_request_names_a_folder_and_a_bad_one_stops_it()
    {
        Assert.Equal(_encoder.Sha256, TrainSettings.From(Registry, new TrainRequest([]) { Encoder = _encoder.Folder }).Value.Encoder?.Sha256);
        Assert.Equal("encoder_missing", TrainSettings.From(Registry, new TrainRequest([]) { Encoder = _folder.Path }).Problem?.Code);
    }

    [Fact]
    public void Settings_belong_to_their_encoder()
    {
        var settings = SmallModel.Settings.With(_encoder);
        var text = settings.AsText();
        Assert.Equal(text, TrainSettings.Parse(text, settings.Lexicon, null, _encoder)?.AsText());
        Assert.Null(TrainSettings.Parse(text, settings.Lexicon, null));
        Assert.Null(TrainSettings.Parse(SmallModel.Settings.AsText(), settings.Lexicon, null, _encoder));
        text["scale_encoder"] = "x";
        Assert.Null(TrainSettings.Parse(text, settings.Lexicon, null, _encoder));
    }

    [Fact]
    public void The_shipped_model_has_none_and_its_settings_are_still_those_of_the_program()
    {
        var shipped = new ModelRegistry(Workspace.ShippedModels).Load().Value;
        Assert.Null(shipped.Representation.Encoder);
        var settings = TrainSettings.Parse(shipped.Version.Settings, shipped.Representation.Lexicon, shipped.Representation.Vectors);
        Assert.Equal(0, settings?.Features.EncoderScale);
        Assert.DoesNotContain(settings!.AsText().Keys, name => name.Contains("encoder", StringComparison.Ordinal));
    }

    private static ModelEntry Entry => new(new DateOnly(2026, 11, 25), new Dictionary<string, double>(StringComparer.Ordinal));

    private TrainedModel Train() => Trainer.Train(_small.Set, SmallModel.Settings.With(_encoder)).Value;

    private ModelVersion Register(TrainedModel trained)
    {
        var added = Registry.Add(trained, Entry);
        Assert.True(added.IsOk, added.Problem?.ToString());
        return added.Value;
    }

    private StanceModel Load(ModelVersion version)
    {
        var loaded = Registry.Load(version.Id);
        Assert.True(loaded.IsOk, loaded.Problem?.ToString());
        return loaded.Value;
    }
}
