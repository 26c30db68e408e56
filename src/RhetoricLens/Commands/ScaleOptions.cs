using System.CommandLine;
using RhetoricLens.Core.Outcomes;
using RhetoricLens.Queries;

namespace RhetoricLens.Commands;

/// <summary>The options of the methods of scaling: those for the texts are the same for all.</summary>
internal sealed class ScaleOptions(ScaleMethod method)
{
    private readonly Option<string[]> _reference = new("--reference") { Description = "A document whose position is known (repeat)", HelpName = "ID=VALUE" };
    private readonly Option<string?> _references = new("--references") { Description = "The same from a table without a header: document, value", HelpName = "FILE.csv" };
    private readonly Option<string?> _rescale = new("--rescale") { Description = "none; lbg: the spread of the references (Laver, Benoit and Garry); mv: references get their scores back (Martin and Vanberg)", HelpName = "HOW", DefaultValueFactory = _ => "lbg" };
    private readonly Option<string?> _low = new("--low") { Description = "Document that stands below the one of --high", HelpName = "ID" };
    private readonly Option<string?> _high = new("--high") { Description = "Document that stands above", HelpName = "ID" };
    private readonly Option<string?> _seeds = new("--seeds") { Description = "Seed words: word,polarity on each line; the program's own when left out", HelpName = "FILE.csv" };
    private readonly Option<int?> _rank = new("--rank") { Description = "Dimensions of the word vectors (300, or a quarter of the sentences)", HelpName = "K" };
    private readonly Option<int?> _minDocuments = new("--min-documents") { Description = "Documents in which a word must occur (2; for a table 1)", HelpName = "N" };
    private readonly Option<string?> _stopWords = new("--stop-words") { Description = "Words that are not counted, one a line", HelpName = "FILE" };
    private readonly Option<string> _rows = new("--rows") { Description = "What the rows of the table are: documents or words", HelpName = "WHAT", DefaultValueFactory = _ => "documents" };
    private readonly Option<string?> _by = new("--by") { Description = "What is placed: document, country or country-year", HelpName = "WHAT", DefaultValueFactory = _ => "country" };
    private readonly Option<string?> _country = CommonOptions.Countries();
    private readonly Option<string?> _from = CommonOptions.From();
    private readonly Option<string?> _to = CommonOptions.To();
    private readonly Option<string?> _kind = new("--kind") { Description = "Only texts of this kind (speech, ...)", HelpName = "KIND" };
    private readonly Option<string?> _language = new("--lang") { Description = "Only texts in this language (BCP 47)", HelpName = "en" };

    public Option<string?> Matrix { get; } = new("--matrix") { Description = "A table of counts instead of the store: names in the first row and column", HelpName = "FILE.csv[.gz]" };

    public Option<string?> Folder { get; } = new("--folder") { Description = "A folder of .txt files instead of the store", HelpName = "DIR" };

    public Option<bool> Json { get; } = new("--json") { Description = "Write JSON, as GET /v1/scale answers" };

    public Option<bool> Csv { get; } = new("--csv") { Description = "Write CSV" };

    public IEnumerable<Option> All =>
    [
        .. method switch
        {
            ScaleMethod.Wordscores => [_reference, _references, _rescale],
            ScaleMethod.Wordfish => [_low, _high],
            ScaleMethod.Lss => new Option[] { _seeds, _rank },
            _ => [_reference, _references],
        },
        Matrix, _rows, Folder, _by, _country, _from, _to, _kind, _language, _minDocuments, _stopWords, Json, Csv,
    ];

    public Outcome<ScaleQuery> Query(ParseResult parsed)
    {
        var references = References(parsed);
        if (!references.IsOk)
            return references.Problem;
        var seeds = Given(parsed, _seeds) is { } file ? ScaleFiles.Seeds(file) : Array.Empty<Stance.Scaling.SeedWord>();
        if (!seeds.IsOk)
            return seeds.Problem;
        var query = ScaleQuery.Parse(method.ToString(), references.Value, Given(parsed, _rescale), method == ScaleMethod.Lss ? parsed.GetValue(_rank) : null, parsed.GetValue(_minDocuments));
        return query.IsOk ? query.Value with { Low = Given(parsed, _low), High = Given(parsed, _high), Seeds = seeds.Value } : query;
    }

    public Outcome<ScaleScope> Scope(ParseResult parsed) => ScaleScope.Parse(
        parsed.GetValue(_country), parsed.GetValue(_from), parsed.GetValue(_to), parsed.GetValue(_by), parsed.GetValue(_kind), parsed.GetValue(_language));

    public Outcome<ScaleInput> ReadMatrix(ParseResult parsed, string path) => parsed.GetValue(_rows) switch
    {
        "documents" => ScaleFiles.Matrix(path, rowsAreTerms: false),
        "words" => ScaleFiles.Matrix(path, rowsAreTerms: true),
        var other => new Problem("bad_request", $"\"{other}\" is not what rows can be.", "--rows", "Say documents or words."),
    };

    public Outcome<IReadOnlySet<string>?> StopWordsOf(ParseResult parsed)
    {
        if (parsed.GetValue(_stopWords) is not { } file)
            return (Outcome<IReadOnlySet<string>?>)(HashSet<string>?)null;
        var words = ScaleFiles.StopWords(file);
        return words.IsOk ? (Outcome<IReadOnlySet<string>?>)words.Value.ToHashSet(StringComparer.Ordinal) : words.Problem;
    }

    private Outcome<string[]> References(ParseResult parsed)
    {
        var given = All.Contains(_reference) ? parsed.GetValue(_reference) ?? [] : [];
        if (Given(parsed, _references) is not { } file)
            return given;
        var more = ScaleFiles.References(file);
        return more.IsOk ? more.Value.Concat(given).ToArray() : more.Problem;
    }

    /// <summary>The value of an option that this method may not have.</summary>
    private string? Given(ParseResult parsed, Option<string?> option) => All.Contains(option) ? parsed.GetValue(option) : null;
}
