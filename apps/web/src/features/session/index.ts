export { SignInForm } from './SignInForm.tsx';
export { SignUpForm } from './SignUpForm.tsx';
