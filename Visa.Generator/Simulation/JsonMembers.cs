using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Visa.Generator.Simulation;

/// <summary>Members of a JSON object in the bytes that the contracts' codec gives them, without the braces.</summary>
internal static class JsonMembers
{
    // As the contracts: only what JSON itself needs is escaped.
    private static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static byte[] Encode(Action<Utf8JsonWriter> write)
    {
        var output = new ArrayBufferWriter<byte>();
        using var writer = new Utf8JsonWriter(output, Options);
        writer.WriteStartObject();
        write(writer);
        writer.WriteEndObject();
        writer.Flush();
        return output.WrittenSpan[1..^1].ToArray();
    }
}
