namespace Visa.LocalAws.Glue.Transforms;

/// <param name="Corrupt">Lines that are no JSON objects; they are among the rows.</param>
internal sealed record InputCount(int Objects, long Rows, long Corrupt);
