using Microsoft.AspNetCore.Http;

namespace Aspire.Hosting.Dashboard.Access;

/// <summary>Refuses OTLP/HTTP requests without the OTLP key, before their body is read.</summary>
internal sealed class OtlpKeyFilter(OtlpKey key) : IEndpointFilter
{
    public async ValueTask<object?> InvokeAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next) =>
        key.IsIn(context.HttpContext.Request.Headers)
            ? await next(context)
            : Results.Problem($"The header {OtlpKey.HeaderName} is missing or wrong; set OTEL_EXPORTER_OTLP_HEADERS.", statusCode: 401);
}
