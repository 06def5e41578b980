using System.Text.Json;

namespace Visa.LocalAws.Kinesis.Tagging;

internal static class TagList
{
    public static void Write(Utf8JsonWriter json, IEnumerable<KeyValuePair<string, string>> tags)
    {
        json.WriteStartArray("Tags");
        foreach (var (key, value) in tags)
        {
            json.WriteStartObject();
            json.WriteString("Key", key);
            json.WriteString("Value", value);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }
}
