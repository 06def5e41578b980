namespace Compat.Tests.AwsSdk;

internal sealed record StubAnswer(int Status, string Body)
{
    public static StubAnswer Ok(string body) => new(200, body);

    public static StubAnswer Error(string code, int status = 400) => new(status, $$"""{"__type":"{{code}}","message":"because"}""");
}
