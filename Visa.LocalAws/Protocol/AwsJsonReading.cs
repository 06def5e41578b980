using System.Text.Json;

namespace Visa.LocalAws.Protocol;

/// <summary>Walks a request without building a tree, for the operations that carry data.</summary>
internal static class AwsJsonReading
{
    public delegate void MemberReader(ReadOnlySpan<byte> name, ref Utf8JsonReader reader);

    public delegate void ItemReader(ref Utf8JsonReader reader);

    /// <summary>Reads a whole body, which must be one structure.</summary>
    public static void ReadBody(ReadOnlySpan<byte> body, MemberReader readMember)
    {
        try
        {
            var reader = new Utf8JsonReader(body);
            if (!reader.Read() || reader.TokenType != JsonTokenType.StartObject)
            {
                throw AwsErrors.Malformed();
            }

            ReadMembers(ref reader, readMember);
            if (reader.Read())
            {
                throw AwsErrors.Malformed();
            }
        }
        catch (JsonException)
        {
            throw AwsErrors.Malformed();
        }
    }

    /// <summary>Reads the structure that the reader is at. Members that are null are passed over, as AWS does.</summary>
    public static void ReadStructure(ref Utf8JsonReader reader, MemberReader readMember)
    {
        switch (reader.TokenType)
        {
            case JsonTokenType.StartObject:
                ReadMembers(ref reader, readMember);
                break;
            case JsonTokenType.StartArray:
                throw AwsErrors.WrongType(JsonTokenType.StartArray, "");
            default:
                throw AwsErrors.Malformed("Expected null");
        }
    }

    /// <summary>Reads the list that the reader is at.</summary>
    public static void ReadList(ref Utf8JsonReader reader, ItemReader readItem)
    {
        if (reader.TokenType != JsonTokenType.StartArray)
        {
            throw reader.TokenType == JsonTokenType.StartObject ? AwsErrors.WrongType(JsonTokenType.StartObject, "") : AwsErrors.Malformed("Expected list or null");
        }

        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
        {
            readItem(ref reader);
        }
    }

    private static void ReadMembers(ref Utf8JsonReader reader, MemberReader readMember)
    {
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var name = reader.ValueSpan;
            reader.Read();
            if (reader.TokenType != JsonTokenType.Null)
            {
                readMember(name, ref reader);
            }
        }
    }
}
