using RhetoricLens.Core;
using RhetoricLens.Core.Outcomes;
using RhetoricLens.Stance.Encoders;
using RhetoricLens.Tests.Support;

namespace RhetoricLens.Tests.Stance.Encoders;

public sealed class BadEncoderTests : IDisposable
{
    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData(EncoderFiles.ModelName)]
    [InlineData(EncoderFiles.VocabularyName)]
    public void A_missing_file_is_named(string name)
    {
        File.Delete(Path.Combine(TinyEncoder.Write(_folder.Path), name));
        var problem = SentenceEncoder.Load(_folder.Path).Problem;
        Assert.Equal(("encoder_missing", Path.Combine(_folder.Path, name)), (problem?.Code, problem?.Where));
    }

    [Fact]
    public void A_folder_that_is_not_there_is_a_problem() =>
        Assert.Equal("encoder_missing", SentenceEncoder.Load(Path.Combine(_folder.Path, "none")).Problem?.Code);

    [Theory]
    [InlineData(EncoderFiles.ModelName, Limits.MaxEncoderBytes)]
    [InlineData(EncoderFiles.VocabularyName, Limits.MaxEncoderVocabularyBytes)]
    [InlineData(EncoderFiles.SettingsName, Limits.MaxEncoderSettingsBytes)]
    public void A_file_beyond_the_limits_is_not_read(string name, long limit)
    {
        TinyEncoder.Write(_folder.Path);
        using (var file = File.OpenWrite(Path.Combine(_folder.Path, name)))
            file.SetLength(limit + 1);
        Assert.Equal("encoder_too_large", SentenceEncoder.Load(_folder.Path).Problem?.Code);
    }

    [Theory]
    [InlineData("")]
    [InlineData("no model")]
    public void What_is_not_onnx_is_refused(string content) => Refused("encoder_foreign", model: System.Text.Encoding.ASCII.GetBytes(content));

    [Fact]
    public void A_model_that_is_cut_short_is_refused() => Refused("encoder_foreign", model: TinyEncoder.ByToken()[..^40]);

    [Fact]
    public void Inputs_of_another_kind_are_refused()
    {
        Assert.Contains("pixels", Refused("encoder_foreign", model: TinyEncoder.ByToken(["input_ids", "attention_mask", "pixels"])).What, StringComparison.Ordinal);
        Assert.Contains("attention_mask", Refused("encoder_foreign", model: TinyEncoder.ByToken(["input_ids"])).What, StringComparison.Ordinal);
        Assert.Contains("int64", Refused("encoder_foreign", model: TinyEncoder.ByToken(inputType: 6)).What, StringComparison.Ordinal);
    }

    [Fact]
    public void Outputs_of_another_shape_are_refused()
    {
        Refused("encoder_foreign", model: TinyEncoder.ByToken(shape: [2, 3]));
        Refused("encoder_foreign", model: TinyEncoder.ByToken(shape: []));
        Refused("encoder_foreign", model: TinyEncoder.ByToken(shape: [0]));
        Assert.Contains("pooled", Refused("encoder_foreign", """{"output":"pooled"}""").What, StringComparison.Ordinal);
    }

    [Fact]
    public void A_vocabulary_beyond_the_table_of_the_model_is_found_at_once() =>
        Assert.Contains("vocabulary", Refused("encoder_foreign", model: TinyEncoder.ByToken(rows: TinyEncoder.Vocabulary.Length - 1)).What, StringComparison.Ordinal);

    [Theory]
    [InlineData("[CLS]")]
    [InlineData("[SEP]")]
    [InlineData("[UNK]")]
    public void A_vocabulary_without_its_special_tokens_is_refused(string missing) => Assert.Contains(
        missing, Refused("bad_encoder_vocabulary", vocabulary: TinyEncoder.Vocabulary.Except([missing])).What, StringComparison.Ordinal);

    [Fact]
    public void A_vocabulary_with_a_piece_twice_is_refused() => Refused("bad_encoder_vocabulary", vocabulary: [.. TinyEncoder.Vocabulary, "internet"]);

    [Theory]
    [InlineData("")]
    [InlineData("null")]
    [InlineData("[]")]
    [InlineData("""{"pooling":"max"}""")]
    [InlineData("""{"pooling":1}""")]
    [InlineData("""{"max_token":128}""")]
    [InlineData("""{"max_tokens":2}""")]
    [InlineData("""{"max_tokens":513}""")]
    [InlineData("""{"max_tokens":"128"}""")]
    [InlineData("""{"output":null}""")]
    [InlineData("""{"licence":"a\nb"}""")]
    [InlineData("""{"source":"a | b"}""")]
    public void Settings_that_cannot_be_read_are_refused(string settings) => Refused("bad_encoder_settings", settings);

    private Problem Refused(string code, string? settings = null, byte[]? model = null, IEnumerable<string>? vocabulary = null)
    {
        var problem = SentenceEncoder.Load(TinyEncoder.Write(_folder.Path, settings, model, vocabulary)).Problem;
        Assert.Equal(code, problem?.Code);
        return problem!;
    }
}
