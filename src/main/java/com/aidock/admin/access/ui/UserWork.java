package com.aidock.admin.access.ui;

import com.aidock.admin.access.UserAdministration;
import com.aidock.admin.ui.BackgroundTasks;
import com.aidock.admin.ui.Reasons;

/**
 * What the users page and its dialogs work with.
 *
 * @param onChanged called on the screen after each change
 */
record UserWork(BackgroundTasks tasks, UserAdministration administration, Reasons reasons, Runnable onChanged) {}
