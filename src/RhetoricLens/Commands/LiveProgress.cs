using RhetoricLens.Jobs;
using Spectre.Console;

namespace RhetoricLens.Commands;

/// <summary>Shows the steps of long work as bars on standard error while an action runs.</summary>
public static class LiveProgress
{
    /// <summary>Runs the action, giving it something to report to; one bar for each step name, in the order of their first report.</summary>
    public static Task<T> ShowAsync<T>(Func<IProgress<Step>, Task<T>> action) => Terminal.Messages.Progress()
        .Columns(new TaskDescriptionColumn { Alignment = Justify.Left }, new ProgressBarColumn(), new CountColumn(), new ElapsedTimeColumn())
        .StartAsync(context => action(new Bars(context)));

    /// <summary>The same for work that does not wait for anything.</summary>
    public static Task<T> ShowAsync<T>(Func<IProgress<Step>, T> action) =>
        ShowAsync(progress => Task.Run(() => action(progress)));

    private sealed class Bars(ProgressContext context) : IProgress<Step>
    {
        private readonly Lock _gate = new();
        private readonly Dictionary<string, ProgressTask> _bars = new(StringComparer.Ordinal);

        public void Report(Step value)
        {
            lock (_gate)
            {
                if (!_bars.TryGetValue(value.Name, out var bar))
                    _bars[value.Name] = bar = Begin(value);
                bar.IsIndeterminate = value.Total is null;
                bar.MaxValue = Math.Max(1, value.Total ?? value.Done);
                bar.Value = value.Done;
            }
        }

        /// <summary>Where no bar can be drawn, each step is said at its beginning; Spectre itself says how far it is now and then.</summary>
        private ProgressTask Begin(Step step)
        {
            if (!Terminal.Messages.Profile.Capabilities.Interactive)
                Terminal.Say($"{step.Name} ...");
            return context.AddTask(step.Name);
        }
    }

    private sealed class CountColumn : ProgressColumn
    {
        public override Spectre.Console.Rendering.IRenderable Render(Spectre.Console.Rendering.RenderOptions options, ProgressTask task, TimeSpan deltaTime) =>
            new Text(task.IsIndeterminate ? $"{task.Value:N0}" : $"{task.Value:N0} of {task.MaxValue:N0}").RightJustified();
    }
}
