using System.Text.Json;

namespace Amazon.AwsJson;

/// <summary>Writes the members of a value into the JSON object that is open.</summary>
internal delegate void RequestWriter<in T>(Utf8JsonWriter json, T value);
