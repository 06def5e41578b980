using Microsoft.Extensions.Options;
using Visa.Scoring.Telemetry;

namespace Visa.Scoring.Serving;

/// <summary>
/// Refuses calls that score beyond those that may be in work at once, before their bodies are read: a caller that hears it at once can take its next step, one that
/// waits past its deadline cannot.
/// </summary>
internal sealed class OverloadGuard(RequestDelegate next, IOptions<ServingOptions> options, ScoringTelemetry telemetry)
{
    private const string GrpcPrefix = "/visa.scoring.v1.Scoring";
    private const string ResourceExhausted = "8";
    private const string Message = "Too many calls are in work; try again.";

    private readonly int _most = options.Value.MaxCallsAtOnce;
    private int _inWork;

    public async Task InvokeAsync(HttpContext context)
    {
        var isGrpc = context.Request.Path.StartsWithSegments(GrpcPrefix);
        if (!isGrpc && !context.Request.Path.StartsWithSegments("/api/score") && !context.Request.Path.StartsWithSegments("/api/explain"))
        {
            await next(context);
            return;
        }

        try
        {
            if (Interlocked.Increment(ref _inWork) <= _most) await next(context);
            else await RefuseAsync(context, isGrpc);
        }
        finally
        {
            Interlocked.Decrement(ref _inWork);
        }
    }

    private Task RefuseAsync(HttpContext context, bool isGrpc)
    {
        telemetry.CallRefused();
        if (!isGrpc)
        {
            context.Response.Headers.RetryAfter = "1";
            return TypedResults.Problem(Message, statusCode: StatusCodes.Status429TooManyRequests).ExecuteAsync(context);
        }

        // A response of headers alone is gRPC's "trailers only"; HTTP's own 429 would read as UNAVAILABLE.
        context.Response.ContentType = "application/grpc";
        context.Response.Headers["grpc-status"] = ResourceExhausted;
        context.Response.Headers["grpc-message"] = Uri.EscapeDataString(Message);
        return Task.CompletedTask;
    }
}
