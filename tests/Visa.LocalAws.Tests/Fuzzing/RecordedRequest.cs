namespace Visa.LocalAws.Tests.Fuzzing;

/// <summary>A request as a real client sent it.</summary>
internal sealed record RecordedRequest(string Method, string Target, IReadOnlyList<(string Name, string Value)> Headers, byte[] Body)
{
    public string? Operation => Headers.FirstOrDefault(header => header.Name.Equals("X-Amz-Target", StringComparison.OrdinalIgnoreCase)).Value;
}
