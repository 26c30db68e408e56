using RhetoricLens.Core.Outcomes;

namespace RhetoricLens.Stance.Encoders;

/// <summary>Models with the same encoder share one session, as when two of them are compared: it takes hundreds of megabytes.</summary>
internal static class SharedSessions
{
    private static readonly Lock Gate = new();
    private static readonly Dictionary<string, WeakReference<EncoderSession>> Sessions = new(StringComparer.Ordinal);

    /// <summary>The session of these files; opened anew when nobody holds one any more.</summary>
    public static Outcome<EncoderSession> Open(EncoderFiles files, string output, string where)
    {
        lock (Gate)
        {
            if (Sessions.TryGetValue(files.Sha256, out var held) && held.TryGetTarget(out var shared))
                return shared;
            var opened = EncoderSession.Open(files.Model, output, where);
            if (opened.IsOk)
                Sessions[files.Sha256] = new WeakReference<EncoderSession>(opened.Value);
            return opened;
        }
    }
}
