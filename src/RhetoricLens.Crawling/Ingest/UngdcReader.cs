using System.Globalization;
using System.Text.RegularExpressions;
using RhetoricLens.Core;
using RhetoricLens.Core.Outcomes;

namespace RhetoricLens.Crawling.Ingest;

/// <summary>
/// Reads the United Nations General Debate Corpus as downloaded (Baturo, Dasandi and Mikhaylov 2017, doi:10.7910/DVN/0TJX8Y):
/// <c>TXT/Session NN - YYYY/ISO_NN_YYYY.txt</c>, and <c>Speakers_by_session.xlsx</c> beside it for names and posts.
/// </summary>
public static partial class UngdcReader
{
    private const string SpeakersFile = "Speakers_by_session.xlsx";

    /// <summary>The corpus in order of session and country; a problem when there is none at the path.</summary>
    /// <param name="directory">The folder that was unpacked, or its TXT folder.</param>
    public static Outcome<Corpus> Read(string directory)
    {
        if (!Directory.Exists(directory))
            return new Problem("missing_path", "There is no such folder.", directory, "Give the folder into which the corpus was unpacked.");
        try
        {
            return Open(directory);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            return new Problem("unreadable_path", "The folder cannot be read: " + failure.Message, directory, "Check its permissions.");
        }
    }

    private static Outcome<Corpus> Open(string directory)
    {
        var sessions = Sessions(directory);
        var files = sessions.SelectMany(session => Directory.EnumerateFiles(session)).Order(StringComparer.Ordinal).ToArray();
        var speeches = files.Select(file => (File: file, Name: SpeechName().Match(Path.GetFileName(file)))).Where(file => file.Name.Success).ToArray();
        if (speeches.Length == 0)
            return new Problem("no_texts", "The folder holds no speech named like 'Session 70 - 2015/USA_70_2015.txt'.", directory, "Give the folder that contains TXT, as unpacked from the Dataverse download.");
        var speakers = UngdcSpeakers.Find([directory, .. sessions.Select(session => Path.GetDirectoryName(session)!).Distinct(StringComparer.Ordinal)], SpeakersFile);
        var items = speeches.Select(speech => ReadSpeech(speech.File, speech.Name, speakers.Table));
        if (speakers.Problem is { } problem)
            items = items.Prepend(new IngestItem.Refused(problem));
        return new Corpus(items, speeches.Length + (speakers.Problem is null ? 0 : 1), files.Length - speeches.Length);
    }

    /// <summary>The session folders under the path, its TXT folder, or any folder one level down.</summary>
    private static string[] Sessions(string directory) => Directory.GetDirectories(directory)
        .Prepend(directory)
        .SelectMany(Directory.GetDirectories)
        .Where(folder => SessionName().IsMatch(Path.GetFileName(folder)))
        .Distinct(StringComparer.Ordinal)
        .ToArray();

    private static IngestItem ReadSpeech(string file, Match name, UngdcSpeakers speakers)
    {
        var where = Path.Combine(Path.GetFileName(Path.GetDirectoryName(file)) ?? "", Path.GetFileName(file));
        var raw = LocalText.Read(file, where);
        if (!raw.IsOk)
            return new IngestItem.Refused(raw.Problem!);
        var session = int.Parse(name.Groups["session"].Value, CultureInfo.InvariantCulture);
        var fields = FieldsOf(name.Groups["country"].Value, session, name.Groups["year"].Value, speakers);
        var id = DocumentId.Of("ungdc", Path.GetFileNameWithoutExtension(file));
        var built = DocumentBuilder.Build(id, "ungdc", UngdcText.Clean(raw.Value, session), fields, where);
        return built.IsOk ? new IngestItem.Read(built.Value) : new IngestItem.Refused(built.Problem!);
    }

    private static Fields FieldsOf(string country, int session, string year, UngdcSpeakers speakers)
    {
        var (speaker, post) = speakers.Find(country, session);
        var fields = new Fields();
        fields.Set("country", country);
        fields.Set("date", year);
        fields.Set("speaker", speaker);
        fields.Set("role", post);
        fields.Set("title", $"General debate statement, {Countries.NameOf(country)}, {year}");
        fields.Set("venue", $"UN General Assembly, general debate, session {session}");
        fields.Set("kind", "speech");
        fields.Set("language", "en");
        fields.Set("session", session.ToString(CultureInfo.InvariantCulture));
        fields.Set("speaker_type", "state");
        return fields;
    }

    [GeneratedRegex(@"^(?<country>[A-Z]{2,3})_(?<session>\d{2})_(?<year>\d{4})\.txt$", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex SpeechName();

    [GeneratedRegex(@"^Session \d+ - \d{4}$", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex SessionName();
}
