using System.Buffers.Text;
using System.Globalization;
using System.Text;
using Lucene.Net.Search;
using Lucene.Net.Util;
using Single = J2N.Numerics.Single;

namespace RhetoricLens.Documents.Index;

/// <summary>
/// The place after a hit in the order of an answer: its score or day, and its id. By day, documents stored meanwhile shift nothing. Scores shift with
/// every document, so a ranked walk goes on in the state of the index in which it began.
/// </summary>
/// <param name="State">Which state of which generation of the index the hit was found in.</param>
/// <param name="Value">Bits of the score, or the day, of the last hit shown.</param>
/// <param name="Id">Of the last hit shown.</param>
internal sealed record SearchCursor(string State, int Value, string Id)
{
    internal string Write(SearchRequest request) => Base64Url.EncodeToString(Encoding.UTF8.GetBytes(
        string.Create(CultureInfo.InvariantCulture, $"{Value:x8} {Fingerprint(request)} {State} {Id}")));

    /// <summary>Null when the text is not a cursor of the same request.</summary>
    internal static SearchCursor? Read(string text, SearchRequest request)
    {
        if (!Base64Url.IsValid(text))
            return null;
        var parts = Encoding.UTF8.GetString(Base64Url.DecodeFromChars(text)).Split(' ');
        return parts.Length == 4 && parts[1] == Fingerprint(request)
            && int.TryParse(parts[0], NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var value)
            ? new SearchCursor(parts[2], value, parts[3])
            : null;
    }

    internal static SearchCursor After(FieldDoc hit, string state) => new(
        state,
        hit.Fields[0] is Single score ? BitConverter.SingleToInt32Bits(score.ToSingle()) : ((J2N.Numerics.Int32)hit.Fields[0]).ToInt32(),
        ((BytesRef)hit.Fields[1]).Utf8ToString());

    /// <summary>The document number only breaks ties between equal ids, of which there are none: the greatest leaves the hit itself out.</summary>
    internal FieldDoc Place(SearchSort sort)
    {
        var score = BitConverter.Int32BitsToSingle(Value);
        object first = sort == SearchSort.Rank ? Single.GetInstance(score) : J2N.Numerics.Int32.GetInstance(Value);
        return new FieldDoc(int.MaxValue, sort == SearchSort.Rank ? score : float.NaN, [first, new BytesRef(Id)]);
    }

    private static string Fingerprint(SearchRequest request) => Core.DocumentId.Sha256(string.Join(
        '\n', request.Query, string.Join(',', request.Countries.Order(StringComparer.Ordinal)), request.From, request.To, request.Language, request.Kind,
        request.Source, request.Level, request.Sort))[..12];
}
