using System.Security.Cryptography;
using System.Text;
using RhetoricLens.Core;
using RhetoricLens.Core.Outcomes;

namespace RhetoricLens.Stance.Train;

/// <summary>Coded passages, and the rows of the file that could not be taken.</summary>
/// <param name="Name">File name without folder.</param>
/// <param name="Passages">The rows taken, in the order of the file.</param>
/// <param name="Problems">One for each row left out, with its row and field.</param>
public sealed record LabelledSet(string Name, IReadOnlyList<LabelledPassage> Passages, IReadOnlyList<Problem> Problems)
{
    /// <summary>Number of passages of a class.</summary>
    public int Count(StanceLabel label) => Passages.Count(passage => passage.Label == label);

    /// <summary>The passages in an order that depends on their content alone, so that a shuffled file trains the same model.</summary>
    public IReadOnlyList<LabelledPassage> Canonical() =>
        [.. Passages.OrderBy(passage => passage.Text, StringComparer.Ordinal).ThenBy(passage => passage.Label)];

    /// <summary>SHA-256 of labels and texts in canonical order: the same for the same rows in any order.</summary>
    public string Sha256()
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var passage in Canonical())
            hash.AppendData(Encoding.UTF8.GetBytes(StanceLabels.Name(passage.Label) + "\t" + passage.Text + "\n"));
        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }
}
