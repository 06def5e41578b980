using System.Text;
using System.Text.Json.Nodes;

namespace Visa.LocalAws.Tests.DynamoDb.Contract;

/// <summary>Sends all cases to one server, in their order, as an AWS client would.</summary>
internal static class ContractRun
{
    private const string Authorization = "AWS4-HMAC-SHA256 Credential=k/20260101/us-east-1/dynamodb/aws4_request, SignedHeaders=host, Signature=00";

    public static async Task<IReadOnlyDictionary<string, (int Status, string Answer)>> SendAllAsync(string url)
    {
        using var http = new HttpClient { BaseAddress = new Uri(url) };
        var answers = new Dictionary<string, (int, string)>(StringComparer.Ordinal);
        foreach (var test in ContractCase.ReadAll())
        {
            if (test.IsPause)
            {
                await AwaitTableAsync(http);
                continue;
            }

            var (status, answer) = await SendAsync(http, test.Operation, test.Request);
            answers[test.Name] = (status, Print(ContractCase.Normalise(answer)));
        }

        return answers;
    }

    public static string Print(JsonNode? answer) => answer?.ToJsonString() ?? "";

    private static async Task AwaitTableAsync(HttpClient http)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromMinutes(1));
        while (true)
        {
            var (_, answer) = await SendAsync(http, "DescribeTable", new JsonObject { ["TableName"] = "contract" });
            var indexes = answer?["Table"]?["GlobalSecondaryIndexes"]?.AsArray() ?? [];
            if ((string?)answer?["Table"]?["TableStatus"] == "ACTIVE" && indexes.All(index => (string?)index!["IndexStatus"] == "ACTIVE"))
            {
                return;
            }

            await Task.Delay(50, patience.Token);
        }
    }

    private static async Task<(int Status, JsonNode? Answer)> SendAsync(HttpClient http, string operation, JsonNode content)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/") { Content = new ByteArrayContent(Encoding.UTF8.GetBytes(content.ToJsonString())) };
        request.Content.Headers.TryAddWithoutValidation("Content-Type", "application/x-amz-json-1.0");
        request.Headers.TryAddWithoutValidation("X-Amz-Target", $"DynamoDB_20120810.{operation}");
        request.Headers.TryAddWithoutValidation("X-Amz-Date", "20260101T000000Z");
        request.Headers.TryAddWithoutValidation("Authorization", Authorization);
        using var response = await http.SendAsync(request);
        var text = await response.Content.ReadAsStringAsync();
        return ((int)response.StatusCode, text.Length == 0 ? null : JsonNode.Parse(text));
    }
}
