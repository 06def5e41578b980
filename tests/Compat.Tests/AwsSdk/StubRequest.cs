namespace Compat.Tests.AwsSdk;

internal sealed record StubRequest(IReadOnlyDictionary<string, string> Headers, string Body);
