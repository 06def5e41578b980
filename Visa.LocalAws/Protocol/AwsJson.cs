using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Visa.LocalAws.Protocol;

internal static class AwsJson
{
    private const int DefaultCapacity = 512;

    private static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, SkipValidation = true };

    /// <param name="capacity">About how many bytes the text will have, so that it is not copied while it grows.</param>
    public static ReadOnlyMemory<byte> Write(Action<Utf8JsonWriter> write, int capacity = DefaultCapacity)
    {
        var buffer = new ArrayBufferWriter<byte>(capacity);
        using (var writer = new Utf8JsonWriter(buffer, Options))
        {
            write(writer);
        }

        return buffer.WrittenMemory;
    }

    /// <summary>AWS JSON gives times as seconds since the epoch, with decimals.</summary>
    public static void WriteTimestamp(this Utf8JsonWriter writer, string name, DateTimeOffset time) =>
        writer.WriteNumber(name, time.ToUnixTimeMilliseconds() / 1000m);
}
