using System.IO.Compression;
using UglyToad.PdfPig.Core;
using UglyToad.PdfPig.Filters;
using UglyToad.PdfPig.Tokens;
using RhetoricLens.Core;

namespace RhetoricLens.Crawling.Extract.Pdf;

/// <summary>PdfPig's decoders for compressed streams, each asked only after it is known that the stream does not unpack to more than a limit.</summary>
internal sealed class BoundedFilters() : BaseFilterProvider(Filters())
{
    private static readonly string[] Images = [NameToken.CcittfaxDecode.Data, NameToken.CcittfaxDecodeAbbreviation.Data, NameToken.DctDecode.Data, NameToken.DctDecodeAbbreviation.Data, NameToken.Jbig2Decode.Data, NameToken.JpxDecode.Data];
    private static readonly string[] Plain = [NameToken.Ascii85Decode.Data, NameToken.Ascii85DecodeAbbreviation.Data, NameToken.AsciiHexDecode.Data, NameToken.AsciiHexDecodeAbbreviation.Data, NameToken.RunLengthDecode.Data, NameToken.RunLengthDecodeAbbreviation.Data];
    private static readonly string[] Flate = [NameToken.FlateDecode.Data, NameToken.FlateDecodeAbbreviation.Data];
    private static readonly string[] Lzw = [NameToken.LzwDecode.Data, NameToken.LzwDecodeAbbreviation.Data];

    private static Dictionary<string, IFilter> Filters()
    {
        var filters = new Dictionary<string, IFilter>(StringComparer.Ordinal);
        foreach (var name in Images.Concat(Plain))
            filters[name] = Named(name);
        foreach (var name in Flate)
            filters[name] = new Bounded(Named(name), UnpackedFlate);
        foreach (var name in Lzw)
            filters[name] = new Bounded(Named(name), UnpackedLzw);
        return filters;
    }

    private static IFilter Named(string name) => DefaultFilterProvider.Instance.GetNamedFilters([NameToken.Create(name)])[0];

    /// <summary>Bytes that come out, counted up to the limit; 0 when they cannot be unpacked, which PdfPig finds out by itself.</summary>
    private static long UnpackedFlate(Memory<byte> packed)
    {
        if (packed.Length < 3)
            return 0;
        var buffer = new byte[64 * 1024];
        var total = 0L;
        try
        {
            using var stream = new DeflateStream(new MemoryStream(packed[2..].ToArray(), writable: false), CompressionMode.Decompress);
            while (total <= Limits.MaxPdfStreamBytes && stream.Read(buffer) is var read and > 0)
                total += read;
        }
        catch (InvalidDataException)
        {
            return total;
        }
        return total;
    }

    /// <summary>An upper bound: each code adds one byte to a string before it, and the table starts anew after 4,096 codes of at least nine bits.</summary>
    private static long UnpackedLzw(Memory<byte> packed)
    {
        const int codes = 4_096;
        var read = packed.Length * 8L / 9;
        return (read / codes * (codes * (codes + 1L) / 2)) + (read % codes * (read % codes + 1) / 2);
    }

    private sealed class Bounded(IFilter filter, Func<Memory<byte>, long> unpacked) : IFilter
    {
        public bool IsSupported => filter.IsSupported;

        public Memory<byte> Decode(Memory<byte> input, DictionaryToken streamDictionary, IFilterProvider filterProvider, int filterIndex) =>
            unpacked(input) <= Limits.MaxPdfStreamBytes
                ? filter.Decode(input, streamDictionary, filterProvider, filterIndex)
                : throw new PdfDocumentFormatException($"A stream unpacks to more than {Limits.MaxPdfStreamBytes} bytes.");
    }
}
