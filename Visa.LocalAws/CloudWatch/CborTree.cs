using System.Formats.Cbor;
using System.Text.Json;
using System.Text.Json.Nodes;
using Visa.LocalAws.Protocol;

namespace Visa.LocalAws.CloudWatch;

/// <summary>A CBOR body as a tree; times and other tags are left out of their wrapping.</summary>
internal static class CborTree
{
    private const int MostDepth = 32;

    public static JsonElement Parse(ReadOnlyMemory<byte> body)
    {
        try
        {
            return JsonSerializer.SerializeToElement(Read(new CborReader(body, CborConformanceMode.Lax), 0));
        }
        catch (Exception exception) when (exception is CborContentException or InvalidOperationException or ArgumentException or OverflowException)
        {
            throw AwsErrors.Malformed("The request body is not CBOR.");
        }
    }

    private static JsonNode? Read(CborReader reader, int depth)
    {
        if (depth > MostDepth)
            throw new CborContentException("nested too deeply");
        switch (reader.PeekState())
        {
            case CborReaderState.StartMap:
                return ReadMap(reader, depth);
            case CborReaderState.StartArray:
                return ReadArray(reader, depth);
            case CborReaderState.TextString or CborReaderState.StartIndefiniteLengthTextString:
                return reader.ReadTextString();
            case CborReaderState.UnsignedInteger:
                return reader.ReadUInt64();
            case CborReaderState.NegativeInteger:
                return reader.ReadInt64();
            case CborReaderState.HalfPrecisionFloat or CborReaderState.SinglePrecisionFloat or CborReaderState.DoublePrecisionFloat:
                return reader.ReadDouble() is var number && double.IsFinite(number) ? number : null;
            case CborReaderState.Boolean:
                return reader.ReadBoolean();
            case CborReaderState.Tag:
                reader.ReadTag();
                return Read(reader, depth + 1);
            default:
                reader.SkipValue();
                return null;
        }
    }

    private static JsonObject ReadMap(CborReader reader, int depth)
    {
        var map = new JsonObject();
        reader.ReadStartMap();
        while (reader.PeekState() != CborReaderState.EndMap)
            map[reader.ReadTextString()] = Read(reader, depth + 1);
        reader.ReadEndMap();
        return map;
    }

    private static JsonArray ReadArray(CborReader reader, int depth)
    {
        var array = new JsonArray();
        reader.ReadStartArray();
        while (reader.PeekState() != CborReaderState.EndArray)
            array.Add(Read(reader, depth + 1));
        reader.ReadEndArray();
        return array;
    }
}
