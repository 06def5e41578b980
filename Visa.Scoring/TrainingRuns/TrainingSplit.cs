using Visa.Scoring.Lake;
using Visa.Scoring.Replay;

namespace Visa.Scoring.TrainingRuns;

/// <summary>
/// Event time in the order: training, delay, validation, delay, test. The labels of training and validation are those reported before the test begins, so each had at least the delay to
/// become known: what could have been trained on that morning.
/// </summary>
/// <param name="From">First day of training.</param>
/// <param name="TrainingEnd">The day after its last.</param>
/// <param name="ValidationFrom">First day of validation.</param>
/// <param name="ValidationEnd">The day after its last.</param>
/// <param name="TestFrom">First day of the test.</param>
/// <param name="To">The day after its last.</param>
internal sealed record TrainingSplit(DateOnly From, DateOnly TrainingEnd, DateOnly ValidationFrom, DateOnly ValidationEnd, DateOnly TestFrom, DateOnly To)
{
    /// <exception cref="LakeException">The days do not suffice.</exception>
    public static TrainingSplit Of(IReadOnlyList<LakeDay> days, TrainingOptions options)
    {
        if (days.Count == 0) throw new LakeException("The lake has no transactions under processed/transactions/: run the pipeline, or ./visa generate history --format parquet.");
        var from = options.From is { } first && first > days[0].Date ? first : days[0].Date;
        var to = options.To is { } end && end <= days[^1].Date ? end : days[^1].Date.AddDays(1);
        var testFrom = to.AddDays(-options.TestDays);
        var validationEnd = testFrom.AddDays(-options.DelayDays);
        var validationFrom = validationEnd.AddDays(-options.ValidationDays);
        var trainingEnd = validationFrom.AddDays(-options.DelayDays);
        var reserved = to.DayNumber - trainingEnd.DayNumber;
        return trainingEnd > from
            ? new TrainingSplit(from, trainingEnd, validationFrom, validationEnd, testFrom, to)
            : throw new LakeException($"From {from:yyyy-MM-dd} to {to:yyyy-MM-dd} are {to.DayNumber - from.DayNumber} days, but delays, validation and test take {reserved}: give a wider window, or fewer --delay-days, --validation-days and --test-days.");
    }

    /// <summary>Labels reported from then on are unknown to the model.</summary>
    public DateTimeOffset LabelsUntil => Start(TestFrom);

    public bool IsTraining(in ReplayedRow row) => row.Time >= Start(From) && row.Time < Start(TrainingEnd);

    public bool IsValidation(in ReplayedRow row) => row.Time >= Start(ValidationFrom) && row.Time < Start(ValidationEnd);

    public bool IsTest(in ReplayedRow row) => row.Time >= Start(TestFrom) && row.Time < Start(To);

    public static DateTimeOffset Start(DateOnly day) => new(day, TimeOnly.MinValue, TimeSpan.Zero);
}
