using System.Globalization;
using System.Reflection;
using RhetoricLens.Core.Outcomes;

namespace RhetoricLens.Queries;

/// <summary>How to cite numbers that the program gave: which program, which model, exactly which texts.</summary>
/// <param name="Text">One sentence for a list of references.</param>
/// <param name="Bibtex">The same for BibTeX.</param>
/// <param name="Datacite">The same in the members of DataCite's metadata schema 4.5.</param>
/// <param name="Program">Version of the program.</param>
/// <param name="Model">Version of the model.</param>
/// <param name="Corpus">Corpus or source; null for all.</param>
/// <param name="CorpusVersion">SHA-256 over the ids and text hashes of its documents: the same hash is the same texts.</param>
/// <param name="Documents">Documents in it.</param>
/// <param name="Date">When one of them was stored last, or the date that was given.</param>
public sealed record Citation(
    string Text, string Bibtex, DataciteRecord Datacite, string Program, string Model, string? Corpus, string CorpusVersion, int Documents, DateOnly? Date)
{
    private const string Title = "RhetoricLens: measuring what states say about who should rule the Internet";
    private const string Authors = "RhetoricLens contributors";

    /// <summary>Makes a citation.</summary>
    /// <param name="workspace">Where the texts are.</param>
    /// <param name="corpus">Corpus or source; null for all.</param>
    /// <param name="model">Version of the model; the one that answers when null.</param>
    /// <param name="date">Day to be stated; that of the last change when null.</param>
    public static Outcome<Citation> Of(Workspace workspace, string? corpus, string? model, string? date)
    {
        var chosen = workspace.ChooseModel(model);
        if (!chosen.IsOk)
            return chosen.Problem;
        var collection = string.IsNullOrWhiteSpace(corpus) ? null : corpus;
        var version = workspace.Store.Lists.Version(collection);
        if (collection is not null && version.Documents == 0)
            return new Problem("unknown_source", $"There are no documents of \"{collection}\".", "corpus", "See the column collection of /v1/documents.");
        var day = version.LastChange is { } last ? DateOnly.FromDateTime(last.UtcDateTime) : (DateOnly?)null;
        if (!string.IsNullOrWhiteSpace(date))
        {
            if (!DateOnly.TryParseExact(date, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var given))
                return new Problem("bad_date", $"\"{date}\" is not a day.", "date", "Write it as 2026-01-31.");
            day = given;
        }
        return Of(ProgramVersion(), chosen.Value, collection, version.Sha256, version.Documents, day);
    }

    private static Citation Of(string program, string model, string? corpus, string hash, int documents, DateOnly? date)
    {
        var day = date?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) ?? "n.d.";
        var year = date?.Year.ToString(CultureInfo.InvariantCulture) ?? "n.d.";
        var texts = string.Create(CultureInfo.InvariantCulture, $"{corpus ?? "all corpora"}, {documents} documents, version sha256:{hash[..16]}");
        var text = $"{Authors} ({year}). {Title} (version {program}) [Computer software]. Model {model}; texts: {texts}; {day}.";
        var bibtex = $$"""
            @software{rhetoriclens_{{program.Replace('.', '_')}},
              author = {{{Authors}}},
              title = {{{Title}}},
              version = {{{program}}},
              year = {{{year}}},
              note = {Model {{model}}; texts: {{texts}}; {{day}}}
            }
            """.ReplaceLineEndings("\n");
        var record = new DataciteRecord(
            [new DataciteCreator(Authors, "Organizational")], [new DataciteTitle(Title)], "RhetoricLens", date?.Year, new DataciteType("Software", "Stance measurement"), program,
            [new DataciteDate(day, "Updated")],
            [new DataciteDescription($"Model {model}; texts: {texts}.", "TechnicalInfo")],
            [new DataciteIdentifier("sha256:" + hash, "Checksum of the texts")]);
        return new Citation(text, bibtex, record, program, model, corpus, hash, documents, date);
    }

    /// <summary>Version of this program, as in CITATION.cff.</summary>
    public static string ProgramVersion() =>
        (typeof(Citation).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion ?? "0.0.0").Split('+')[0];
}

/// <summary>Members of DataCite's metadata schema 4.5.</summary>
public sealed record DataciteRecord(
    IReadOnlyList<DataciteCreator> Creators, IReadOnlyList<DataciteTitle> Titles, string Publisher, int? PublicationYear, DataciteType Types, string Version,
    IReadOnlyList<DataciteDate> Dates, IReadOnlyList<DataciteDescription> Descriptions, IReadOnlyList<DataciteIdentifier> AlternateIdentifiers);

public sealed record DataciteCreator(string Name, string NameType);

public sealed record DataciteTitle(string Title);

public sealed record DataciteType(string ResourceTypeGeneral, string ResourceType);

public sealed record DataciteDate(string Date, string DateType);

public sealed record DataciteDescription(string Description, string DescriptionType);

public sealed record DataciteIdentifier(string AlternateIdentifier, string AlternateIdentifierType);
