using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;
using SkiaSharp;

namespace RhetoricLens.Plots;

/// <summary>
/// Inter (Rasmus Andersson; SIL Open Font License 1.1), carried by the program, as a bare server has no font. It lies in the package
/// Avalonia.Fonts.Inter as a resource of a library that is read as a file and never loaded.
/// </summary>
internal static class EmbeddedFont
{
    private const string Library = "inter.dll";
    private const string Bundle = "!AvaloniaResources";
    private static readonly Lazy<SKTypeface> RegularFace = new(() => Load("/Assets/Inter-Regular.ttf"));
    private static readonly Lazy<SKTypeface> BoldFace = new(() => Load("/Assets/Inter-Bold.ttf"));

    /// <summary>The face for a CSS weight: 400 is regular, from 600 on bold.</summary>
    public static SKTypeface OfWeight(double weight) => weight >= 600 ? BoldFace.Value : RegularFace.Value;

    private static SKTypeface Load(string path)
    {
        using var stream = typeof(EmbeddedFont).Assembly.GetManifestResourceStream(Library) ?? throw new InvalidOperationException($"The program was built without {Library}.");
        using var library = new PEReader(stream);
        var bytes = FileIn(ResourceOf(library), path);
        return SKTypeface.FromData(SKData.CreateCopy(bytes)) ?? throw new InvalidOperationException($"{path} is not a font.");
    }

    /// <summary>The resource's bytes: in the library they follow their length.</summary>
    private static BlobReader ResourceOf(PEReader library)
    {
        var metadata = library.GetMetadataReader();
        var resource = metadata.ManifestResources.Select(metadata.GetManifestResource).Single(held => metadata.StringComparer.Equals(held.Name, Bundle));
        var all = library.GetSectionData(library.PEHeaders.CorHeader!.ResourcesDirectory.RelativeVirtualAddress).GetReader();
        all.Offset = (int)resource.Offset;
        var length = all.ReadInt32();
        return library.GetSectionData(library.PEHeaders.CorHeader.ResourcesDirectory.RelativeVirtualAddress).GetReader(all.Offset, length);
    }

    /// <summary>The bundle is the length of its table, the table (version, count, then path, offset and size of each file), and the files.</summary>
    private static byte[] FileIn(BlobReader bundle, string path)
    {
        var files = bundle.ReadInt32() + sizeof(int);
        bundle.ReadInt32();
        for (var left = bundle.ReadInt32(); left > 0; left--)
        {
            var (name, offset, size) = (bundle.ReadSerializedString(), bundle.ReadInt32(), bundle.ReadInt32());
            if (name != path)
                continue;
            bundle.Offset = files + offset;
            return bundle.ReadBytes(size);
        }
        throw new InvalidOperationException($"{Library} holds no {path}.");
    }
}
