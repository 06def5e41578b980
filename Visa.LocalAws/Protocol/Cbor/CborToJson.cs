using System.Buffers;
using System.Formats.Cbor;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Visa.LocalAws.Protocol.Cbor;

/// <summary>
/// Reads a request in AWS's CBOR as the JSON that it stands for: byte strings become base64, and a time (tag 1), which the AWS SDK for Java gives in
/// milliseconds since the epoch, becomes seconds.
/// </summary>
internal static class CborToJson
{
    /// <summary>No request that the services know is this deep.</summary>
    private const int DeepestNesting = 32;

    private const int MillisecondsInASecond = 1000;

    private static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, SkipValidation = true };

    /// <summary>Throws SerializationException.</summary>
    public static ReadOnlyMemory<byte> Convert(ReadOnlyMemory<byte> body)
    {
        if (body.IsEmpty)
        {
            return "{}"u8.ToArray();
        }

        var json = new ArrayBufferWriter<byte>(Math.Max(256, body.Length * 2));
        try
        {
            var reader = new CborReader(body, CborConformanceMode.Lax);
            using (var writer = new Utf8JsonWriter(json, Options))
            {
                Copy(reader, writer, 0);
            }

            return reader.BytesRemaining == 0 ? json.WrittenMemory : throw AwsErrors.Malformed();
        }
        catch (Exception exception) when (exception is CborContentException or InvalidOperationException or OverflowException or FormatException or DecoderFallbackException)
        {
            throw AwsErrors.Malformed();
        }
    }

    private static void Copy(CborReader reader, Utf8JsonWriter writer, int depth)
    {
        if (depth > DeepestNesting)
        {
            throw AwsErrors.Malformed();
        }

        switch (reader.PeekState())
        {
            case CborReaderState.StartMap:
                CopyMap(reader, writer, depth);
                break;
            case CborReaderState.StartArray:
                CopyArray(reader, writer, depth);
                break;
            case CborReaderState.TextString or CborReaderState.StartIndefiniteLengthTextString:
                writer.WriteStringValue(reader.ReadTextString());
                break;
            case CborReaderState.ByteString or CborReaderState.StartIndefiniteLengthByteString:
                writer.WriteBase64StringValue(reader.ReadByteString());
                break;
            case CborReaderState.Tag:
                CopyTagged(reader, writer, depth);
                break;
            default:
                CopySimple(reader, writer);
                break;
        }
    }

    private static void CopyMap(CborReader reader, Utf8JsonWriter writer, int depth)
    {
        reader.ReadStartMap();
        writer.WriteStartObject();
        while (reader.PeekState() != CborReaderState.EndMap)
        {
            writer.WritePropertyName(reader.ReadTextString());
            Copy(reader, writer, depth + 1);
        }

        reader.ReadEndMap();
        writer.WriteEndObject();
    }

    private static void CopyArray(CborReader reader, Utf8JsonWriter writer, int depth)
    {
        reader.ReadStartArray();
        writer.WriteStartArray();
        while (reader.PeekState() != CborReaderState.EndArray)
        {
            Copy(reader, writer, depth + 1);
        }

        reader.ReadEndArray();
        writer.WriteEndArray();
    }

    private static void CopyTagged(CborReader reader, Utf8JsonWriter writer, int depth)
    {
        if (reader.ReadTag() == CborTag.UnixTimeSeconds && reader.PeekState() is CborReaderState.UnsignedInteger or CborReaderState.NegativeInteger)
        {
            writer.WriteNumberValue((decimal)reader.ReadInt64() / MillisecondsInASecond);
            return;
        }

        Copy(reader, writer, depth + 1);
    }

    private static void CopySimple(CborReader reader, Utf8JsonWriter writer)
    {
        switch (reader.PeekState())
        {
            case CborReaderState.UnsignedInteger:
                writer.WriteNumberValue(reader.ReadUInt64());
                break;
            case CborReaderState.NegativeInteger:
                writer.WriteNumberValue(reader.ReadInt64());
                break;
            case CborReaderState.Boolean:
                writer.WriteBooleanValue(reader.ReadBoolean());
                break;
            case CborReaderState.HalfPrecisionFloat or CborReaderState.SinglePrecisionFloat or CborReaderState.DoublePrecisionFloat:
                var number = reader.ReadDouble();
                writer.WriteNumberValue(double.IsFinite(number) ? number : throw AwsErrors.Malformed());
                break;
            case CborReaderState.Null:
                reader.ReadNull();
                writer.WriteNullValue();
                break;
            default:
                throw AwsErrors.Malformed();
        }
    }
}
