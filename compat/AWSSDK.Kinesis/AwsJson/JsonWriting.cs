using System.Text.Json;
using Amazon.Runtime;

namespace Amazon.AwsJson;

/// <summary>Writes members as the AWS JSON protocol wants them; a member that is not set is left out.</summary>
internal static class JsonWriting
{
    public static void Member(this Utf8JsonWriter json, ReadOnlySpan<byte> name, string value)
    {
        if (value is not null)
            json.WriteString(name, value);
    }

    public static void Member(this Utf8JsonWriter json, ReadOnlySpan<byte> name, ConstantClass value) => json.Member(name, value?.Value);

    public static void Member(this Utf8JsonWriter json, ReadOnlySpan<byte> name, int? value)
    {
        if (value is { } number)
            json.WriteNumber(name, number);
    }

    public static void Member(this Utf8JsonWriter json, ReadOnlySpan<byte> name, bool? value)
    {
        if (value is { } flag)
            json.WriteBoolean(name, flag);
    }

    /// <summary>Whole epoch seconds, rounded, as the SDK sends them.</summary>
    public static void Member(this Utf8JsonWriter json, ReadOnlySpan<byte> name, DateTime? value)
    {
        if (value is { } time)
            json.WriteNumber(name, Convert.ToInt64((time.ToUniversalTime() - DateTime.UnixEpoch).TotalSeconds));
    }

    /// <summary>The whole content in base64, wherever the position is.</summary>
    public static void Member(this Utf8JsonWriter json, ReadOnlySpan<byte> name, MemoryStream value)
    {
        if (value is null)
            return;
        if (value.TryGetBuffer(out var buffer))
            json.WriteBase64String(name, buffer);
        else
            json.WriteBase64String(name, value.ToArray());
    }

    public static void Member<T>(this Utf8JsonWriter json, ReadOnlySpan<byte> name, T value, RequestWriter<T> write)
        where T : class
    {
        if (value is null)
            return;
        json.WriteStartObject(name);
        write(json, value);
        json.WriteEndObject();
    }

    public static void Member<T>(this Utf8JsonWriter json, ReadOnlySpan<byte> name, List<T> values, RequestWriter<T> write)
    {
        if (values is null || (values.Count == 0 && AWSConfigs.InitializeCollections))
            return;
        json.WriteStartArray(name);
        foreach (var value in values)
        {
            json.WriteStartObject();
            write(json, value);
            json.WriteEndObject();
        }
        json.WriteEndArray();
    }

    public static void Member(this Utf8JsonWriter json, ReadOnlySpan<byte> name, List<string> values)
    {
        if (values is null || (values.Count == 0 && AWSConfigs.InitializeCollections))
            return;
        json.WriteStartArray(name);
        foreach (var value in values)
            json.WriteStringValue(value);
        json.WriteEndArray();
    }

    public static void Member(this Utf8JsonWriter json, ReadOnlySpan<byte> name, Dictionary<string, string> values)
    {
        if (values is null || (values.Count == 0 && AWSConfigs.InitializeCollections))
            return;
        json.WriteStartObject(name);
        foreach (var (key, value) in values)
            json.WriteString(key, value);
        json.WriteEndObject();
    }
}
