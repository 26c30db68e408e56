using RhetoricLens.Core;
using RhetoricLens.Core.Outcomes;
using YamlDotNet.Core;
using YamlDotNet.Serialization;
using YamlDotNet.Serialization.NamingConventions;

namespace RhetoricLens.Stance.Score.Codebook;

/// <summary>Reads a codebook lexicon from YAML.</summary>
public static class LexiconReader
{
    /// <summary>Concepts that give other concepts their polarity: a lexicon must have them.</summary>
    private static readonly string[] Needed = ["negation", "reject", "report", "wevoice"];

    /// <summary>Reads a file; a problem says what is wrong with it, and where.</summary>
    public static Outcome<Lexicon> Read(string path)
    {
        try
        {
            return Parse(File.ReadAllText(path).ReplaceLineEndings("\n"), Path.GetFileName(path));
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            return Bad("it cannot be read: " + error.Message, path);
        }
    }

    /// <summary>Reads YAML; <paramref name="name"/> stands in the problem.</summary>
    public static Outcome<Lexicon> Parse(string yaml, string name)
    {
        try
        {
            var file = new DeserializerBuilder().WithNamingConvention(UnderscoredNamingConvention.Instance).WithDuplicateKeyChecking().Build().Deserialize<LexiconFile?>(yaml);
            return file is null ? Bad("it is empty.", name) : Build(file, yaml, name);
        }
        catch (YamlException error)
        {
            return Bad(error.InnerException?.Message ?? error.Message, $"{name}, line {error.Start.Line}");
        }
    }

    private static Outcome<Lexicon> Build(LexiconFile file, string yaml, string name)
    {
        var concepts = file.Concepts?.Keys.ToArray() ?? [];
        if (Needed.Except(concepts, StringComparer.Ordinal).FirstOrDefault() is { } missing)
            return Bad($"the concept {missing} is missing.", name);
        if (concepts.Length > Lexicon.MaxConcepts)
            return Bad($"it has {concepts.Length} concepts; at most {Lexicon.MaxConcepts} are taken.", name);
        var terms = new List<(TermPattern, int)>();
        foreach (var (concept, languages) in file.Concepts ?? [])
        {
            foreach (var (language, term) in (languages ?? []).SelectMany(pair => (pair.Value ?? []).Select(term => (pair.Key, term ?? ""))))
            {
                if (TermPattern.Parse(term) is not { } pattern)
                    return Bad($"the term '{term}' is empty, or its first word is too short to have any ending.", $"{name}, concept {concept}, {language}");
                terms.Add((pattern, Array.IndexOf(concepts, concept)));
            }
        }
        var claims = new List<Claim>();
        foreach (var row in file.Claims ?? [])
        {
            var claim = ToClaim(row ?? new ClaimRow(), concepts, name);
            if (!claim.IsOk)
                return claim.Problem;
            claims.Add(claim.Value);
        }
        return new Lexicon(yaml, file.Version, concepts, claims, new TermIndex<int>(terms), terms.Count);
    }

    private static Outcome<Claim> ToClaim(ClaimRow row, string[] concepts, string name)
    {
        var where = $"{name}, claim {row.Id}";
        if (StanceLabels.Parse(row.Pole) is not { } pole || pole == StanceLabel.None)
            return Bad($"the pole '{row.Pole}' is not multilateral, multistakeholder or mixed.", where);
        if (row.Slots is null or { Count: 0 or > 4 } || row.Within is < 1 or > 100)
            return Bad("a claim has one to four slots within 1 to 100 words.", where);
        var slots = new List<UInt128>();
        foreach (var slot in row.Slots)
        {
            var bits = UInt128.Zero;
            foreach (var concept in (slot ?? "").Split('|', StringSplitOptions.TrimEntries))
            {
                if (Array.IndexOf(concepts, concept) is var index && index < 0)
                    return Bad($"there is no concept '{concept}'.", where);
                bits |= UInt128.One << index;
            }
            slots.Add(bits);
        }
        return new Claim(row.Id, pole, row.Within, slots);
    }

    private static Problem Bad(string what, string where) =>
        new("bad_lexicon", "The lexicon cannot be used: " + what, where, "See the shipped lexicon for how one is written.");

    /// <summary>What stands in the YAML; whatever is left empty there is null.</summary>
    private sealed class LexiconFile
    {
        public int Version { get; set; }

        public Dictionary<string, Dictionary<string, List<string?>?>?>? Concepts { get; set; }

        public List<ClaimRow?>? Claims { get; set; }
    }

    private sealed class ClaimRow
    {
        public string Id { get; set; } = "";

        public string Pole { get; set; } = "";

        public int Within { get; set; }

        public List<string?>? Slots { get; set; }
    }
}
