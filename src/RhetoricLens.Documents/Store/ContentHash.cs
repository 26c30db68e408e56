using System.Buffers;
using System.Security.Cryptography;
using System.Text.Json;
using RhetoricLens.Core;

namespace RhetoricLens.Documents.Store;

/// <summary>One fingerprint of a text, its facts and its turns: equal fingerprints mean that there is nothing new to store.</summary>
internal static class ContentHash
{
    internal static string Of(ExtractedDocument document, string textSha256)
    {
        var buffer = new ArrayBufferWriter<byte>(1024);
        using (var json = new Utf8JsonWriter(buffer))
        {
            json.WriteStartArray();
            json.WriteStringValue(textSha256);
            WriteFacts(json, document.Facts);
            foreach (var turn in document.Turns)
                WriteTurn(json, turn);
            json.WriteEndArray();
        }
        return Convert.ToHexStringLower(SHA256.HashData(buffer.WrittenSpan));
    }

    private static void WriteFacts(Utf8JsonWriter json, DocumentFacts facts)
    {
        ReadOnlySpan<string?> values =
        [
            facts.Collection, facts.Title, facts.Date?.ToString(), facts.Country, facts.Speaker, facts.Role, facts.Venue,
            facts.Kind, facts.Language, facts.Url, facts.Cites, facts.Verified, facts.SpeakerType.ToString(),
        ];
        foreach (var value in values)
            json.WriteStringValue(value);
        json.WriteStartObject();
        foreach (var (name, value) in facts.Extra.OrderBy(pair => pair.Key, StringComparer.Ordinal))
            json.WriteString(name, value);
        json.WriteEndObject();
    }

    private static void WriteTurn(Utf8JsonWriter json, Turn turn)
    {
        json.WriteNumberValue(turn.Start);
        json.WriteNumberValue(turn.End);
        json.WriteStringValue(turn.Speaker);
        json.WriteStringValue(turn.Role);
        json.WriteStringValue(turn.Country);
        json.WriteBooleanValue(turn.IsQuotation);
    }
}
