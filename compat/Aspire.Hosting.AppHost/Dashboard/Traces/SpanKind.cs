namespace Aspire.Hosting.Dashboard.Traces;

/// <summary>The part a span plays in a call; numbered as in OTLP.</summary>
internal enum SpanKind
{
    Unspecified,
    Internal,
    Server,
    Client,
    Producer,
    Consumer,
}
