using Microsoft.AspNetCore.Http;

namespace Aspire.Hosting.Dashboard.Access;

/// <summary>The key that a process must send with its telemetry.</summary>
internal sealed class OtlpKey(string key)
{
    public const string HeaderName = "x-otlp-api-key";

    public bool IsIn(IHeaderDictionary headers) =>
        headers.TryGetValue(HeaderName, out var sent) && sent.Count == 1 && Secret.AreEqual(sent[0], key);
}
