using RhetoricLens.Stance.Encoders;
using RhetoricLens.Tests.Support;

namespace RhetoricLens.Tests.Stance.Encoders;

public sealed class SentenceEncoderTests : IDisposable
{
    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void A_passage_is_the_mean_of_its_own_tokens_alone()
    {
        var encoder = Load();
        var expected = Mean("[CLS]", "open", "internet", "[SEP]");
        Assert.Equal(expected, Encode(encoder, "Open Internet"));
        Encode(encoder, string.Join(' ', Enumerable.Repeat("states control", 50)));
        Assert.Equal(expected, Encode(encoder, "Open Internet"));
    }

    [Fact]
    public void Cls_takes_the_state_of_the_first_token() =>
        Assert.Equal(TinyEncoder.StateOf("[CLS]"), Encode(Load("""{"pooling":"cls"}"""), "open internet"));

    [Fact]
    public void A_vector_by_passage_is_taken_as_it_is()
    {
        var tokens = new[] { "[CLS]", "open", "[SEP]" }.Select(TinyEncoder.StateOf).ToArray();
        var largest = Enumerable.Range(0, TinyEncoder.Dimensions).Select(d => tokens.Max(token => token[d]));
        Assert.Equal(largest, Encode(Load(model: TinyEncoder.ByPassage()), "open"));
    }

    [Theory]
    [InlineData("Cafés", new[] { "cafe", "##s" })]
    [InlineData("cafe\u0301s", new[] { "cafe", "##s" })]
    [InlineData("Й", new[] { "и" })]
    [InlineData("ИНТЕРНЕТ", new[] { "интернет" })]
    [InlineData("states.", new[] { "states", "." })]
    [InlineData("unheard", new[] { "[UNK]" })]
    [InlineData("", new string[0])]
    public void Words_are_read_without_case_and_accents_as_pieces(string passage, string[] pieces) =>
        Assert.Equal(Mean(["[CLS]", .. pieces, "[SEP]"]), Encode(Load(), passage));

    [Fact]
    public void Case_is_kept_when_the_settings_say_so() =>
        Assert.Equal(Mean("[CLS]", "[UNK]", "open", "[SEP]"), Encode(Load("""{"lower_case":false}"""), "Open open"));

    [Fact]
    public void What_comes_after_the_longest_passage_is_not_read() =>
        Assert.Equal(Mean("[CLS]", "open", "internet", "[SEP]"), Encode(Load("""{"max_tokens":4}"""), "open internet states control"));

    [Fact]
    public void Special_tokens_in_a_text_are_text() =>
        Assert.Equal(Mean("[CLS]", "[UNK]", "[UNK]", "[UNK]", "[SEP]"), Encode(Load(), "[SEP]"));

    [Theory]
    [InlineData("\uD800")]
    [InlineData("open \uDC00 internet")]
    [InlineData("\0\u200B\uFFFD")]
    [InlineData("한국")]
    public void No_text_is_too_strange(string passage)
    {
        Assert.All(Encode(Load(), passage), number => Assert.True(float.IsFinite(number)));
        Assert.All(Encode(Load("""{"lower_case":false}"""), passage), number => Assert.True(float.IsFinite(number)));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(8)]
    public void Vectors_do_not_depend_on_the_number_of_threads(int threads)
    {
        var encoder = Load();
        var texts = Enumerable.Range(0, 400).Select(i => string.Join(' ', TinyEncoder.Vocabulary.Skip(i % 17).Take(1 + i % 9))).ToArray();
        var alone = texts.Select(text => Encode(encoder, text)).ToArray();
        var together = new float[texts.Length][];
        Parallel.For(0, texts.Length, new ParallelOptions { MaxDegreeOfParallelism = threads }, i => together[i] = Encode(encoder, texts[i]));
        Assert.Equal(alone, together);
    }

    [Fact]
    public void Any_other_file_makes_another_encoder()
    {
        string[] hashes =
        [
            Load().Sha256, Load("{}").Sha256, Load("""{"max_tokens":9}""").Sha256, Load(model: TinyEncoder.ByPassage()).Sha256,
            SentenceEncoder.Load(TinyEncoder.Write(Path.Combine(_folder.Path, "more"), vocabulary: [.. TinyEncoder.Vocabulary.SkipLast(1)])).Value.Sha256,
        ];
        Assert.Distinct(hashes);
        Assert.Equal(hashes[0], Load().Sha256);
    }

    [Fact]
    public void A_remembering_encoder_encodes_each_text_once()
    {
        var counting = new CountingEncoder(Load());
        var remembered = new RememberedEncoder(counting);
        remembered.Remember(Enumerable.Range(0, 100).Select(i => i % 2 == 0 ? "open" : "states"), null, CancellationToken.None);
        Assert.Equal(Encode(counting, "open"), Encode(remembered, "open"));
        Assert.Equal(["open", "open", "states"], counting.Texts.Order(StringComparer.Ordinal));
    }

    private static float[] Encode(ISentenceEncoder encoder, string passage)
    {
        var vector = new float[encoder.Dimensions];
        encoder.Encode(passage, vector);
        return vector;
    }

    private static float[] Mean(params string[] pieces)
    {
        var sum = new float[TinyEncoder.Dimensions];
        foreach (var piece in pieces)
        {
            for (var d = 0; d < sum.Length; d++)
                sum[d] += TinyEncoder.StateOf(piece)[d];
        }
        return Array.ConvertAll(sum, number => number / pieces.Length);
    }

    private SentenceEncoder Load(string? settings = null, byte[]? model = null)
    {
        var encoder = SentenceEncoder.Load(TinyEncoder.Write(Path.Combine(_folder.Path, Guid.NewGuid().ToString("N")), settings, model));
        Assert.True(encoder.IsOk, encoder.Problem?.ToString());
        return encoder.Value;
    }
}
