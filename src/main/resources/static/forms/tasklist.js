/* The page around the form: the one place that knows how Camunda's Tasklist is built. */

let focusNext = false;

export function of($scope, inject) {
  const services = {};
  inject(['$location', '$rootScope', 'camAPI', function ($location, $rootScope, camAPI) {
    Object.assign(services, {$location, $rootScope, camAPI});
  }]);
  return new Desk($scope, services);
}

class Desk {

  constructor($scope, {$location, $rootScope, camAPI}) {
    this.$location = $location;
    this.$rootScope = $rootScope;
    this.tasks = camAPI.resource('task');
    this.processes = camAPI.resource('process-instance');
    this.data = dataOf($scope);
  }

  /** The process instance that a task belongs to; its business key is the conversation's. */
  async processOf(taskId) {
    const task = await answered(done => this.tasks.get(taskId, done));
    return {
      id: task.processInstanceId,
      businessKey: (await answered(done => this.processes.get(task.processInstanceId, done))).businessKey
    };
  }

  /** Shows the task that the process is at now, or none; the list shows the same truth. */
  async follow(process, isTyping) {
    const found = await answered(done => this.tasks.list({processInstanceId: process.id, maxResults: 1}, done));
    const task = (found._embedded.task || found._embedded.tasks || [])[0];
    focusNext = isTyping && Boolean(task);
    this.$rootScope.$applyAsync(() => {
      this.$location.search('task', task ? task.id : null);
      this.data.changed('taskList');
    });
  }

  /** The same task in other hands. */
  refresh() {
    this.$rootScope.$applyAsync(() => {
      this.data.changed('task');
      this.data.changed('taskList');
    });
  }

  /** Whether somebody was typing when the page went on to this task. */
  takeFocus() {
    const wanted = focusNext;
    focusNext = false;
    return wanted;
  }
}

function dataOf($scope) {
  for (let scope = $scope; scope; scope = scope.$parent) if (scope.taskData) return scope.taskData;
  throw new Error('Tasklist has changed: its task is not where it was.');
}

function answered(ask) {
  return new Promise((resolve, reject) => ask((failure, answer) => failure ? reject(failure) : resolve(answer)));
}
