using System.Net;
using System.Text;
using System.Text.Json;

namespace Visa.LocalAws.Tests.Hosting;

/// <summary>Sends AWS JSON calls as text, for what a client would not let through.</summary>
internal sealed class AwsCaller(string url) : IDisposable
{
    private const string Signature = "AWS4-HMAC-SHA256 Credential=test/20260101/eu-west-1/kinesis/aws4_request, SignedHeaders=host;x-amz-date, Signature=0";

    private readonly HttpClient _http = new() { BaseAddress = new Uri(url) };

    public async Task<(HttpStatusCode Status, JsonElement Body)> CallAsync(string target, string body, string? authorization = Signature, string contentType = "application/x-amz-json-1.1")
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/") { Content = new ByteArrayContent(Encoding.UTF8.GetBytes(body)) };
        request.Content.Headers.TryAddWithoutValidation("Content-Type", contentType);
        request.Headers.TryAddWithoutValidation("X-Amz-Target", target);
        request.Headers.TryAddWithoutValidation("X-Amz-Date", "20260101T000000Z");
        if (authorization is not null)
        {
            request.Headers.TryAddWithoutValidation("Authorization", authorization);
        }

        using var response = await _http.SendAsync(request);
        Assert.True(response.Headers.Contains("x-amzn-RequestId"));
        var text = await response.Content.ReadAsStringAsync();
        return (response.StatusCode, text.Length == 0 ? default : JsonDocument.Parse(text).RootElement);
    }

    /// <summary>Calls Kinesis and expects a refusal.</summary>
    /// <returns>Its type and text.</returns>
    public Task<(string Type, string Message)> RefusedAsync(string operation, string body) => RefusedByAsync($"Kinesis_20131202.{operation}", body);

    public async Task<(string Type, string Message)> RefusedByAsync(string target, string body)
    {
        var (status, answer) = await CallAsync(target, body);
        Assert.Equal(HttpStatusCode.BadRequest, status);
        var type = answer.GetProperty("__type").GetString()!.Split('#')[^1];
        return (type, answer.TryGetProperty(type == "SerializationException" ? "Message" : "message", out var message) ? message.GetString()! : "");
    }

    public void Dispose() => _http.Dispose();
}
