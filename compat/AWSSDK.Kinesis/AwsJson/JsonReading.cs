using System.Globalization;
using System.Text.Json;
using Amazon.Util;

namespace Amazon.AwsJson;

/// <summary>Reads JSON as the AWS JSON protocol writes it: null is absent, blobs are base64, times are epoch seconds.</summary>
internal static class JsonReading
{
    /// <summary>Reads the members of the object that the reader stands at the start of.</summary>
    public static void ReadMembers<T>(this ref Utf8JsonReader json, T target, MemberReader<T> read)
    {
        while (json.Read() && json.TokenType == JsonTokenType.PropertyName)
            read(ref json, target);
    }

    /// <summary>Moves to the value when the member has this name.</summary>
    public static bool IsMember(this ref Utf8JsonReader json, ReadOnlySpan<byte> name) => json.ValueTextEquals(name) && json.Read();

    public static void SkipMember(this ref Utf8JsonReader json)
    {
        json.Read();
        json.Skip();
    }

    public static T ReadObject<T>(this ref Utf8JsonReader json, MemberReader<T> read)
        where T : class, new()
    {
        if (json.TokenType == JsonTokenType.Null)
            return null;
        var value = new T();
        json.ReadMembers(value, read);
        return value;
    }

    public static List<T> ReadList<T>(this ref Utf8JsonReader json, MemberReader<T> read)
        where T : class, new()
    {
        if (json.TokenType == JsonTokenType.Null)
            return null;
        var list = new List<T>();
        while (json.Read() && json.TokenType != JsonTokenType.EndArray)
            list.Add(json.ReadObject(read));
        return list;
    }

    public static List<string> ReadStrings(this ref Utf8JsonReader json)
    {
        if (json.TokenType == JsonTokenType.Null)
            return null;
        var list = new List<string>();
        while (json.Read() && json.TokenType != JsonTokenType.EndArray)
            list.Add(json.GetString());
        return list;
    }

    public static int? ReadInt(this ref Utf8JsonReader json) => json.TokenType == JsonTokenType.Null ? null : json.GetInt32();

    public static long? ReadLong(this ref Utf8JsonReader json) => json.TokenType == JsonTokenType.Null ? null : json.GetInt64();

    public static double? ReadDouble(this ref Utf8JsonReader json) => json.TokenType == JsonTokenType.Null ? null : json.GetDouble();

    public static Dictionary<string, string> ReadStringMap(this ref Utf8JsonReader json)
    {
        if (json.TokenType == JsonTokenType.Null)
            return null;
        var map = new Dictionary<string, string>();
        while (json.Read() && json.TokenType == JsonTokenType.PropertyName)
        {
            var key = json.GetString();
            json.Read();
            map[key] = json.GetString();
        }
        return map;
    }

    public static bool? ReadBool(this ref Utf8JsonReader json) => json.TokenType == JsonTokenType.Null ? null : json.GetBoolean();

    public static MemoryStream ReadBlob(this ref Utf8JsonReader json)
    {
        if (json.TokenType == JsonTokenType.Null)
            return null;
        var bytes = json.GetBytesFromBase64();
        return new MemoryStream(bytes, 0, bytes.Length, writable: true, publiclyVisible: true);
    }

    public static DateTime? ReadTime(this ref Utf8JsonReader json) => json.TokenType switch
    {
        JsonTokenType.Null => null,
        JsonTokenType.String => DateTime.Parse(
            json.GetString(), CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal),
        _ => AWSSDKUtils.EPOCH_START.AddSeconds(json.GetDouble()),
    };
}
