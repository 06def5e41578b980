using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Visa.LocalAws.Protocol;
using Visa.LocalAws.S3;
using Visa.LocalAws.Sts;

namespace Visa.LocalAws.Tests.Testing;

/// <summary>Hands each request to the service that it is for.</summary>
internal sealed class StoresRouter(IAwsJsonService dynamoDb, S3Handler s3, StsHandler sts)
{
    public Task RouteAsync(HttpContext context)
    {
        if (context.Request.Headers["X-Amz-Target"].ToString().StartsWith(dynamoDb.TargetPrefix, StringComparison.Ordinal))
            return CallAsync(context);
        return context.Request is { Method: "POST", HasFormContentType: true } ? sts.HandleAsync(context) : s3.HandleAsync(context);
    }

    private async Task CallAsync(HttpContext context)
    {
        using var body = new MemoryStream();
        await context.Request.Body.CopyToAsync(body);
        context.Response.ContentType = dynamoDb.ContentType;
        var operation = context.Request.Headers["X-Amz-Target"].ToString().Split('.')[1];
        try
        {
            await context.Response.Body.WriteAsync(await dynamoDb.CallAsync(operation, body.ToArray(), context.RequestAborted));
        }
        catch (AwsException refusal)
        {
            context.Response.StatusCode = refusal.StatusCode;
            await context.Response.Body.WriteAsync(Write(refusal));
        }
    }

    private static byte[] Write(AwsException refusal)
    {
        using var buffer = new MemoryStream();
        using (var writer = new Utf8JsonWriter(buffer))
        {
            writer.WriteStartObject();
            writer.WriteString("__type", refusal.Code);
            writer.WriteString("message", refusal.Message);
            refusal.WriteMembers?.Invoke(writer);
            writer.WriteEndObject();
        }
        return buffer.ToArray();
    }
}
