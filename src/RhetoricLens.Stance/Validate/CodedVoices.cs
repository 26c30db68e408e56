using System.Text.Json;
using RhetoricLens.Core;
using RhetoricLens.Core.Outcomes;

namespace RhetoricLens.Stance.Validate;

/// <summary>Coded passages as if they had been scored: the label takes all the probability, so that the axis score is -1, 0 or +1.</summary>
/// <param name="Passages">Those in a state's voice; <see cref="VoicedPassage.VersionId"/> is the place of the words in <paramref name="Texts"/>.</param>
/// <param name="Texts">Words of the passages.</param>
/// <param name="Nonstate">Passages left out because their speaker is no state.</param>
/// <param name="Unstated">Passages taken of which nothing says whether a state speaks.</param>
public sealed record CodedVoices(IReadOnlyList<VoicedPassage> Passages, IReadOnlyList<string> Texts, int Nonstate, int Unstated)
{
    private const string State = "state";

    /// <summary>
    /// Reads JSON lines with <c>text</c>, <c>label</c> and <c>country</c>, and perhaps <c>corpus</c>, <c>doc</c>, <c>year</c>, <c>language</c> and
    /// <c>speaker_type</c> (state, or anything else). The first row that cannot be read is the problem.
    /// </summary>
    /// <param name="files">Paths.</param>
    /// <param name="corpus">Only rows of this corpus; null for all.</param>
    /// <param name="manifest">JSON lines with <c>corpus</c>, <c>doc</c> and <c>speaker_type</c> for rows that do not say it themselves; null for none.</param>
    public static Outcome<CodedVoices> Read(IReadOnlyList<string> files, string? corpus, string? manifest)
    {
        var speakers = new Dictionary<(string, string), string>();
        if (manifest is not null && ReadLines(manifest, (row, _) => Remember(row, speakers)) is { } bad)
            return bad;
        var reading = new Reading(corpus, speakers);
        foreach (var file in files)
        {
            if (ReadLines(file, reading.Add) is { } problem)
                return problem;
        }
        return new CodedVoices(reading.Passages, reading.Texts, reading.Nonstate, reading.Unstated);
    }

    private static Problem? Remember(JsonElement row, Dictionary<(string, string), string> speakers)
    {
        if (Text(row, "speaker_type") is { } type)
            speakers[(Text(row, "corpus") ?? "", Text(row, "doc") ?? "")] = type;
        return null;
    }

    private static Problem? ReadLines(string path, Func<JsonElement, string, Problem?> take)
    {
        try
        {
            foreach (var (index, line) in File.ReadLines(path).Take(Limits.MaxLabelledRows).Index())
            {
                if (!string.IsNullOrWhiteSpace(line) && ReadLine(line, $"{Path.GetFileName(path)}, row {index + 1}", take) is { } problem)
                    return problem;
            }
            return null;
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            return new Problem("labelled_set_unreadable", "The file cannot be read: " + failure.Message, path, "Give the path of a readable .jsonl file.");
        }
    }

    private static Problem? ReadLine(string line, string where, Func<JsonElement, string, Problem?> take)
    {
        try
        {
            using var json = JsonDocument.Parse(line);
            return json.RootElement.ValueKind == JsonValueKind.Object
                ? take(json.RootElement, where)
                : new Problem("malformed_json", "The row is not a JSON object.", where, "Write one object a line.");
        }
        catch (JsonException failure)
        {
            return new Problem("malformed_json", "The row is not JSON: " + failure.Message, where, "Write one JSON object a line.");
        }
    }

    private static string? Text(JsonElement row, string field) => !row.TryGetProperty(field, out var value) ? null : value.ValueKind switch
    {
        JsonValueKind.String => value.GetString(),
        JsonValueKind.Number => value.GetRawText(),
        _ => null,
    };

    private sealed class Reading(string? corpus, Dictionary<(string, string), string> speakers)
    {
        public List<VoicedPassage> Passages { get; } = [];

        public List<string> Texts { get; } = [];

        public int Nonstate { get; private set; }

        public int Unstated { get; private set; }

        public Problem? Add(JsonElement row, string where)
        {
            if (corpus is not null && Text(row, "corpus") != corpus)
                return null;
            if (Text(row, "text") is not { } text)
                return new Problem("missing_field", "The row has no text.", where + ", field text", "Add the field text.");
            if (StanceLabels.Parse(Text(row, "label")) is not { } label)
                return new Problem("unknown_label", $"The label '{Text(row, "label")}' is unknown.", where + ", field label", "Use multilateral, multistakeholder, mixed, neutral, off-topic or none.");
            var place = (Text(row, "corpus") ?? "", Text(row, "doc") ?? "");
            var type = Text(row, "speaker_type") ?? speakers.GetValueOrDefault(place);
            if (type is not (null or State))
                Nonstate++;
            else
                Take(row, text, label, place, isStated: type is not null);
            return null;
        }

        private void Take(JsonElement row, string text, StanceLabel label, (string Corpus, string Doc) place, bool isStated)
        {
            Unstated += isStated ? 0 : 1;
            var document = place.Doc.Length > 0 ? $"{place.Corpus}:{place.Doc}" : Text(row, "id") ?? "";
            Passages.Add(new VoicedPassage(
                Texts.Count, document, 0, text.Length, Countries.Find(Text(row, "country"))?.Code ?? Text(row, "country"), Text(row, "language") ?? "und",
                PartialDate.TryParse(Text(row, "date") ?? Text(row, "year"), out var date) ? date : null, Certain(label)));
            Texts.Add(text);
        }

        private static StanceProbabilities Certain(StanceLabel label) => new(
            label == StanceLabel.Multilateral ? 1 : 0, label == StanceLabel.Multistakeholder ? 1 : 0,
            label == StanceLabel.Mixed ? 1 : 0, label == StanceLabel.None ? 1 : 0);
    }
}
