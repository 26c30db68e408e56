using System.Security.Cryptography;
using RhetoricLens.Core;
using RhetoricLens.Stance.Score;
using RhetoricLens.Stance.Train;
using RhetoricLens.Tests.Stance.Score;

namespace RhetoricLens.Tests.Stance.Train;

public sealed class ModelRegistryTests : IClassFixture<SmallModel>, IDisposable
{
    private static readonly DateOnly Day = new(2026, 11, 23);
    private static readonly Dictionary<string, double> Metrics = new(StringComparer.Ordinal) { ["cv_macro_f1"] = 0.5 };
    private readonly SmallModel _small;
    private readonly string _folder = Directory.CreateTempSubdirectory("models").FullName;

    public ModelRegistryTests(SmallModel small) => _small = small;

    private string Shipped => Path.Combine(_folder, "shipped");

    private string User => Path.Combine(_folder, "user");

    private string ModelPath => Path.Combine(Shipped, "linear-1", "model.zip");

    [Fact]
    public void A_model_read_back_scores_as_the_one_that_was_trained()
    {
        Add(Shipped, "linear-1");
        var loaded = new ModelRegistry(Shipped).Load();
        Assert.Null(loaded.Problem);
        var scorer = new StanceScorer(loaded.Value);
        Assert.All(_small.Set.Passages, passage => Assert.Equal(_small.Scorer.Score(passage.Text), scorer.Score(passage.Text)));
        Assert.Equal(("linear-1", Day, 48), (loaded.Value.Version.Id, loaded.Value.Version.CreatedOn, loaded.Value.Version.LabelledRows));
    }

    [Fact]
    public void The_same_model_gives_the_same_folder()
    {
        Add(Shipped, "linear-1");
        Add(User, "linear-1");
        foreach (var file in new[] { "registry.json", "linear-1/model.zip", "linear-1/card.md" })
            Assert.Equal(File.ReadAllBytes(Path.Combine(Shipped, file)), File.ReadAllBytes(Path.Combine(User, file)));
        Assert.Equal(["card.md", "model.zip", "registry.json", "registry.lock"], Directory.GetFiles(Shipped, "*", SearchOption.AllDirectories).Select(Path.GetFileName).Order());
    }

    [Fact]
    public void The_card_tells_what_the_registry_tells()
    {
        var version = Add(Shipped, "linear-1");
        var card = File.ReadAllText(Path.Combine(Shipped, "linear-1", "card.md"));
        Assert.Contains("| cv_macro_f1 | 0.5 |", card, StringComparison.Ordinal);
        Assert.Contains(version.Sha256, card, StringComparison.Ordinal);
        Assert.Contains("Written for the test.", card, StringComparison.Ordinal);
    }

    [Fact]
    public void One_changed_byte_is_refused()
    {
        Add(Shipped, "linear-1");
        var bytes = File.ReadAllBytes(ModelPath);
        bytes[bytes.Length / 2] ^= 1;
        File.WriteAllBytes(ModelPath, bytes);
        Assert.Equal("model_corrupt", new ModelRegistry(Shipped).Load().Problem?.Code);
    }

    [Fact]
    public void A_missing_file_is_named()
    {
        Add(Shipped, "linear-1");
        File.Delete(ModelPath);
        var problem = new ModelRegistry(Shipped).Load().Problem;
        Assert.Equal(("model_missing", ModelPath), (problem?.Code, problem?.Where));
    }

    [Fact]
    public void A_registered_file_that_is_not_a_model_is_refused()
    {
        Add(Shipped, "linear-1");
        byte[] foreign = [.. "not a model"u8];
        File.WriteAllBytes(ModelPath, foreign);
        ChangeManifest(_small.Trained.FileSha256, Convert.ToHexStringLower(SHA256.HashData(foreign)));
        Assert.Equal("model_foreign", new ModelRegistry(Shipped).Load().Problem?.Code);
    }

    [Fact]
    public void A_model_for_other_features_is_refused()
    {
        Add(Shipped, "linear-1");
        ChangeManifest("\"features_version\": \"2\"", "\"features_version\": \"0\"");
        Assert.Equal("model_foreign", new ModelRegistry(Shipped).Load().Problem?.Code);
    }

    [Fact]
    public void A_manifest_cannot_lead_out_of_its_folder()
    {
        Add(Shipped, "linear-1");
        ChangeManifest("\"id\": \"linear-1\"", "\"id\": \"../linear-1\"");
        Assert.Equal("model_registry_unreadable", new ModelRegistry(Shipped).Load("../linear-1").Problem?.Code);
    }

    [Theory]
    [InlineData("{")]
    [InlineData("{\"format\":2,\"current\":null,\"models\":[]}")]
    [InlineData("{\"format\":1}")]
    [InlineData("null")]
    public void A_broken_manifest_is_a_problem(string content)
    {
        Directory.CreateDirectory(Shipped);
        File.WriteAllText(Path.Combine(Shipped, "registry.json"), content);
        Assert.Equal("model_registry_unreadable", new ModelRegistry(Shipped).List().Problem?.Code);
    }

    [Fact]
    public void An_unknown_id_is_answered_with_those_at_hand()
    {
        Add(Shipped, "linear-1");
        var problem = new ModelRegistry(Shipped).Load("linear-9").Problem;
        Assert.Equal("unknown_model", problem?.Code);
        Assert.Contains("linear-1", problem?.Remedy, StringComparison.Ordinal);
    }

    [Fact]
    public void An_empty_folder_has_no_model() => Assert.Equal("no_model", new ModelRegistry(Shipped).Load().Problem?.Code);

    [Fact]
    public void A_model_of_the_user_leaves_the_shipped_folder_alone_and_is_used_only_when_chosen()
    {
        Add(Shipped, "linear-1");
        var before = File.ReadAllBytes(Path.Combine(Shipped, "registry.json"));
        var registry = new ModelRegistry(Shipped, User);
        Assert.Equal("linear-2", registry.NextId("linear").Value);
        Assert.Equal("linear-2", registry.Add(_small.Trained, new ModelEntry(Day, Metrics)).Value.Id);
        Assert.Equal(["linear-1", "linear-2"], registry.List().Value.Select(model => model.Id));
        Assert.Equal("linear-1", registry.CurrentId().Value);
        var promotion = new Promotion(registry, "");
        Assert.True(promotion.Promote(new PromotionRequest("linear-2", Override: true, Reason: "a test")).Value.Promoted);
        Assert.Equal("linear-2", registry.Load().Value.Version.Id);
        Assert.True(promotion.Rollback("").IsOk);
        Assert.Equal("linear-1", registry.CurrentId().Value);
        Assert.Equal(before, File.ReadAllBytes(Path.Combine(Shipped, "registry.json")));
    }

    [Fact]
    public void A_list_of_an_older_version_is_read_and_written_on()
    {
        Add(Shipped, "linear-1");
        Assert.DoesNotContain("history", File.ReadAllText(Path.Combine(Shipped, "registry.json")), StringComparison.Ordinal);
        Assert.Empty(new ModelRegistry(Shipped).History().Value);
        Assert.Null(new ModelRegistry(Shipped).Frozen().Value);
        Add(Shipped, "linear-2");
        Assert.True(new Promotion(new ModelRegistry(Shipped), "").Promote(new PromotionRequest("linear-2", Override: true, Reason: "a test")).Value.Promoted);
        Assert.Single(new ModelRegistry(Shipped).History().Value);
    }

    [Fact]
    public void What_a_model_was_trained_on_is_marked_without_its_texts()
    {
        var version = new ModelRegistry(Shipped).Add(_small.Trained, new ModelEntry(Day, Metrics, Passages: _small.Set.Passages)).Value;
        var lines = File.ReadAllLines(Path.Combine(Shipped, version.Id, "trained-on.txt"));
        Assert.Equal(48, lines.Length);
        Assert.Equal(lines.Order(StringComparer.Ordinal), lines);
        Assert.All(lines, line => Assert.Matches("^[0-9a-f]{16}$", line));
        Assert.Equal(48, new ModelRegistry(Shipped).TrainedOn(version.Id).Value.Count);
    }

    [Fact]
    public void Marks_that_were_changed_are_not_believed()
    {
        var version = new ModelRegistry(Shipped).Add(_small.Trained, new ModelEntry(Day, Metrics, Passages: _small.Set.Passages)).Value;
        var path = Path.Combine(Shipped, version.Id, "trained-on.txt");
        File.WriteAllLines(path, File.ReadAllLines(path).Skip(1));
        Assert.Equal("training_data_unknown", new ModelRegistry(Shipped).TrainedOn(version.Id).Problem?.Code);
    }

    [Fact]
    public void Settings_of_a_base_and_a_run_stand_in_the_entry_and_on_the_card()
    {
        var settings = new Dictionary<string, string>(StringComparer.Ordinal) { ["base"] = "linear-0" };
        var version = new ModelRegistry(Shipped).Add(_small.Trained, new ModelEntry(Day, Metrics, Settings: settings)).Value;
        Assert.Equal("linear-0", new ModelRegistry(Shipped).Get(version.Id).Value.Settings["base"]);
        Assert.Contains("| base | linear-0 |", new ModelRegistry(Shipped).Card(version.Id).Value, StringComparison.Ordinal);
    }

    [Fact]
    public void Models_registered_at_once_get_ids_of_their_own()
    {
        Parallel.For(0, 6, _ => Assert.True(new ModelRegistry(Shipped, User).Add(_small.Trained, new ModelEntry(Day, Metrics)).IsOk));
        Assert.Equal(["linear-1", "linear-2", "linear-3", "linear-4", "linear-5", "linear-6"], new ModelRegistry(Shipped, User).List().Value.Select(model => model.Id).Order());
    }

    [Fact]
    public void A_thousand_flipped_bytes_are_a_thousand_refusals()
    {
        Add(Shipped, "linear-1");
        var registry = new ModelRegistry(Shipped);
        var whole = File.ReadAllBytes(ModelPath);
        for (var flip = 0; flip < 1000; flip++)
        {
            var bytes = (byte[])whole.Clone();
            bytes[flip * 7919 % bytes.Length] ^= (byte)(1 << (flip % 8));
            File.WriteAllBytes(ModelPath, bytes);
            Assert.Equal("model_corrupt", registry.Load().Problem?.Code);
        }
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(1000)]
    public void A_file_that_is_cut_short_is_refused(int length)
    {
        Add(Shipped, "linear-1");
        File.WriteAllBytes(ModelPath, File.ReadAllBytes(ModelPath)[..length]);
        Assert.Equal("model_corrupt", new ModelRegistry(Shipped).Load().Problem?.Code);
    }

    [Theory]
    [InlineData("linear-1")]
    [InlineData("../x")]
    [InlineData("")]
    [InlineData("Größe")]
    public void A_taken_or_malformed_id_is_refused(string id)
    {
        Add(Shipped, "linear-1");
        Assert.Equal("bad_model_id", new ModelRegistry(Shipped, User).Add(_small.Trained, id, Day, Metrics).Problem?.Code);
    }

    [Fact]
    public void A_folder_that_cannot_be_written_is_a_problem()
    {
        File.WriteAllText(User, "a file where the folder should be");
        Assert.Equal("model_not_written", new ModelRegistry(Shipped, User).Add(_small.Trained, "linear-1", Day, Metrics).Problem?.Code);
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private ModelVersion Add(string folder, string id) =>
        new ModelRegistry(folder).Add(_small.Trained, id, Day, Metrics, "Written for the test.").Value;

    private void ChangeManifest(string old, string replacement)
    {
        var path = Path.Combine(Shipped, "registry.json");
        var content = File.ReadAllText(path);
        Assert.Contains(old, content, StringComparison.Ordinal);
        File.WriteAllText(path, content.Replace(old, replacement, StringComparison.Ordinal));
    }
}
