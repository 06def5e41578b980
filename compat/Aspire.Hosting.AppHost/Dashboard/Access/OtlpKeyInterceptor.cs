using Grpc.Core;
using Grpc.Core.Interceptors;

namespace Aspire.Hosting.Dashboard.Access;

/// <summary>Refuses gRPC calls without the OTLP key.</summary>
internal sealed class OtlpKeyInterceptor(OtlpKey key) : Interceptor
{
    public override Task<TResponse> UnaryServerHandler<TRequest, TResponse>(
        TRequest request, ServerCallContext context, UnaryServerMethod<TRequest, TResponse> continuation)
    {
        if (!key.IsIn(context.GetHttpContext().Request.Headers))
            throw new RpcException(new Status(StatusCode.Unauthenticated, $"The header {OtlpKey.HeaderName} is missing or wrong; set OTEL_EXPORTER_OTLP_HEADERS."));
        return continuation(request, context);
    }
}
