namespace RhetoricLens.Stance.Suggest;

/// <summary>Whose turn it is: the language, and in it the country, of which the fewest passages were chosen.</summary>
internal sealed class Turns
{
    private readonly Dictionary<string, int> _languages = new(StringComparer.Ordinal);
    private readonly Dictionary<(string, string), int> _countries = [];

    /// <summary>The smaller, the sooner.</summary>
    public (int OfLanguage, int OfCountry) Place(Candidate candidate) =>
        (_languages.GetValueOrDefault(candidate.Passage.Language), _countries.GetValueOrDefault(Key(candidate)));

    public void Took(Candidate candidate)
    {
        _languages[candidate.Passage.Language] = _languages.GetValueOrDefault(candidate.Passage.Language) + 1;
        _countries[Key(candidate)] = _countries.GetValueOrDefault(Key(candidate)) + 1;
    }

    private static (string, string) Key(Candidate candidate) => (candidate.Passage.Language, candidate.Passage.Country ?? "");
}
