using System.Formats.Cbor;
using System.Text.Json;

namespace Visa.LocalAws.Protocol.Cbor;

/// <summary>
/// Writes an answer as AWS's CBOR: maps and lists of indefinite length, blobs as byte strings, times as tag 1 with an integer of milliseconds
/// since the epoch. Which members are blobs and times is told by their names, as Kinesis has them.
/// </summary>
internal static class JsonToCbor
{
    private const int MillisecondsInASecond = 1000;

    public static ReadOnlyMemory<byte> Convert(ReadOnlySpan<byte> json)
    {
        var reader = new Utf8JsonReader(json);
        var writer = new CborWriter(CborConformanceMode.Lax, initialCapacity: json.Length);
        var member = Member.Other;
        while (reader.Read())
        {
            if (reader.TokenType == JsonTokenType.PropertyName)
            {
                member = KindOf(ref reader);
                writer.WriteTextString(reader.GetString()!);
            }
            else
            {
                Write(writer, ref reader, member);
                member = Member.Other;
            }
        }

        return writer.Encode();
    }

    private static Member KindOf(ref Utf8JsonReader reader)
    {
        if (reader.ValueTextEquals("Data"u8))
        {
            return Member.Blob;
        }

        return reader.ValueSpan.EndsWith("Timestamp"u8) ? Member.Time : Member.Other;
    }

    private static void Write(CborWriter writer, ref Utf8JsonReader reader, Member member)
    {
        switch (reader.TokenType)
        {
            case JsonTokenType.StartObject:
                writer.WriteStartMap(null);
                break;
            case JsonTokenType.EndObject:
                writer.WriteEndMap();
                break;
            case JsonTokenType.StartArray:
                writer.WriteStartArray(null);
                break;
            case JsonTokenType.EndArray:
                writer.WriteEndArray();
                break;
            case JsonTokenType.String when member == Member.Blob:
                writer.WriteByteString(reader.GetBytesFromBase64());
                break;
            case JsonTokenType.String:
                writer.WriteTextString(reader.GetString()!);
                break;
            case JsonTokenType.Number when member == Member.Time:
                writer.WriteTag(CborTag.UnixTimeSeconds);
                writer.WriteInt64((long)decimal.Round(reader.GetDecimal() * MillisecondsInASecond));
                break;
            case JsonTokenType.Number:
                writer.WriteInt64(reader.GetInt64());
                break;
            case JsonTokenType.True or JsonTokenType.False:
                writer.WriteBoolean(reader.GetBoolean());
                break;
            default:
                writer.WriteNull();
                break;
        }
    }

    private enum Member
    {
        Other,
        Blob,
        Time,
    }
}
