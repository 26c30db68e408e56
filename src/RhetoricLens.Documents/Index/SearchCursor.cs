using System.Buffers.Text;
using System.Globalization;
using System.Text;
using Lucene.Net.Search;
using Lucene.Net.Util;
using Single = J2N.Numerics.Single;

namespace RhetoricLens.Documents.Index;

/// <summary>The place after a hit in the order of an answer: its score and id, so that documents stored meanwhile shift nothing.</summary>
/// <param name="Score">Of the last hit shown.</param>
/// <param name="DocumentId">Of the last hit shown.</param>
internal sealed record SearchCursor(float Score, string DocumentId)
{
    internal string Write(SearchRequest request) => Base64Url.EncodeToString(Encoding.UTF8.GetBytes(
        string.Create(CultureInfo.InvariantCulture, $"{BitConverter.SingleToInt32Bits(Score):x8} {Fingerprint(request)} {DocumentId}")));

    /// <summary>Null when the text is not a cursor of the same request.</summary>
    internal static SearchCursor? Read(string text, SearchRequest request)
    {
        if (!Base64Url.IsValid(text))
            return null;
        var parts = Encoding.UTF8.GetString(Base64Url.DecodeFromChars(text)).Split(' ');
        return parts.Length == 3 && parts[1] == Fingerprint(request)
            && int.TryParse(parts[0], NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var bits)
            ? new SearchCursor(BitConverter.Int32BitsToSingle(bits), parts[2])
            : null;
    }

    /// <summary>The document number only breaks ties between equal ids, of which there are none: the greatest leaves the hit itself out.</summary>
    internal FieldDoc After() => new(int.MaxValue, Score, [Single.GetInstance(Score), new BytesRef(DocumentId)]);

    private static string Fingerprint(SearchRequest request) => Core.DocumentId.Sha256(string.Join(
        '\n', request.Query, string.Join(',', request.Countries.Order(StringComparer.Ordinal)), request.From, request.To, request.Language, request.Kind))[..12];
}
