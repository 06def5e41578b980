namespace Visa.LocalAws.Glue.Contracts;

/// <param name="Manifest">A manifest that COPY takes: exactly this run's objects.</param>
internal sealed record OutputCount(int Objects, long Rows, string Manifest);
