using Visa.Generator.Output;

namespace Visa.Generator.Layouts;

/// <summary>A file that a day's data goes to: its key, and what fills it. Files are made by several threads at once.</summary>
internal sealed record DayFile(string Key, Func<FileBuffer, CancellationToken, Task> EncodeAsync);
