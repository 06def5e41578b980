using System.Text.Json;

namespace Amazon.AwsJson;

/// <summary>Reads the member whose name the reader stands on into the target, or skips it.</summary>
internal delegate void MemberReader<in T>(ref Utf8JsonReader json, T target);
