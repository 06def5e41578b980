namespace Visa.LocalAws.Glue.Contracts;

/// <param name="Corrupt">Lines that are no JSON objects; they are among the rows.</param>
internal sealed record InputCount(int Objects, long Rows, long Corrupt);
